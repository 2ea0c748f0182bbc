import { Badge, Stack, Text } from "@mantine/core";
import { Link, useSearchParams } from "react-router";
import { DataTable } from "../../components/DataTable";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { type EmailTemplate, TEMPLATES, type TemplateName, useTemplates } from "./queries";
import { TemplateEditor } from "./TemplateEditor";
import { settingsWords } from "./words";
import { templateWords } from "./words-templates";

const isName = (text: string | null): text is TemplateName => TEMPLATES.some((name) => name === text);

/** The mails that may have words of the tenant's own. */
export function Templates() {
  const words = useWords(settingsWords);
  const all = useTemplates();
  const [params] = useSearchParams();
  const chosen = params.get("template");
  return (
    <Loaded query={all}>
      {(templates) =>
        isName(chosen) ? (
          <TemplateEditor key={chosen} name={chosen} kept={templates[chosen]} />
        ) : (
          <Stack>
            <Hint>{words.templatesLead}</Hint>
            <List templates={templates} />
          </Stack>
        )
      }
    </Loaded>
  );
}

function List({ templates }: { templates: Record<TemplateName, EmailTemplate | null> }) {
  const words = useWords(settingsWords);
  const mails = useWords(templateWords);
  return (
    <DataTable
      label={words.templates}
      rows={TEMPLATES}
      rowKey={(name) => name}
      columns={[
        {
          header: words.mail,
          cell: (name) => (
            <Stack gap={0}>
              <Link className="quiet" to={`/settings/templates?template=${name}`}>
                {mails[name].name}
              </Link>
              <Text fz="sm" c="dimmed">
                {mails[name].when}
              </Text>
            </Stack>
          ),
        },
        {
          header: words.usedWords,
          width: "14rem",
          cell: (name) =>
            templates[name]?.enabled ? (
              <Badge variant="light" color="teal">
                {words.ownWords}
              </Badge>
            ) : (
              <Badge variant="default">{mails[name].without}</Badge>
            ),
        },
      ]}
      empty={null}
    />
  );
}
