import { Anchor, Button, Group, SimpleGrid, Stack, Switch, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Link } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { HtmlPreview } from "../../components/HtmlPreview";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type EmailTemplate, SETTINGS, type TemplateName } from "./queries";
import { filled, starter, variablesOf } from "./snippets-mail";
import { Variables } from "./Variables";
import { settingsWords } from "./words";
import { templateWords } from "./words-templates";

interface TemplateEditorProps {
  name: TemplateName;
  /** Null while the tenant has none of this name. */
  kept: EmailTemplate | null;
}

/** Subject, sender and body of one mail, with what it looks like beside them. */
export function TemplateEditor({ name, kept }: TemplateEditorProps) {
  const words = useWords(settingsWords);
  const general = useWords(common);
  const mails = useWords(templateWords);
  const may = useMay(kept ? "update:email_templates" : "create:email_templates");
  const draft = useDraft({
    enabled: kept?.enabled ?? false,
    from: kept?.from ?? "",
    subject: kept?.subject ?? "",
    body: kept?.body ?? "",
  });
  const { enabled, from, subject, body: markup } = draft.value;
  const [shown] = useDebouncedValue(markup, 300);
  const save = useChange({
    change: () =>
      kept
        ? body(api.PATCH("/email-templates/{templateName}", { params: { path: { templateName: name } }, body: draft.patch }))
        : body(api.POST("/email-templates", { body: { template: name, syntax: "liquid", ...draft.value } })),
    refreshes: [SETTINGS],
    done: general.saved,
    onDone: draft.reset,
  });
  const begin = () => {
    const first = starter(mails[name]);
    draft.set("subject", first.subject);
    draft.set("body", first.body);
    draft.set("enabled", true);
  };
  return (
    <Stack>
      <Anchor component={Link} to="/settings/templates" fz="sm">
        ← {words.templates}
      </Anchor>
      <FormSection title={mails[name].name} lead={mails[name].when}>
        {may && markup === "" ? (
          <Group>
            <Button variant="default" onClick={begin}>
              {words.beginWith}
            </Button>
          </Group>
        ) : null}
        <Switch
          label={words.templateEnabled}
          description={mails[name].off}
          checked={enabled}
          disabled={!may}
          onChange={(e) => draft.set("enabled", e.currentTarget.checked)}
        />
        <TextInput
          label={words.templateFrom}
          description={words.templateFromHelp}
          placeholder="Example <login@example.com>"
          value={from}
          readOnly={!may}
          onChange={(e) => draft.set("from", e.currentTarget.value)}
        />
        <TextInput
          label={words.subject}
          value={subject}
          readOnly={!may}
          onChange={(e) => draft.set("subject", e.currentTarget.value)}
        />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Textarea
            label={words.body}
            description={words.bodyHelp}
            autosize
            minRows={14}
            maxRows={30}
            spellCheck={false}
            value={markup}
            readOnly={!may}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.8125rem" } }}
            onChange={(e) => draft.set("body", e.currentTarget.value)}
          />
          <Preview subject={filled(subject, name)} markup={filled(shown, name)} logic={shown.includes("{%")} />
        </SimpleGrid>
        <Variables names={variablesOf(name)} />
      </FormSection>
      <SaveBar
        dirty={draft.dirty}
        saving={save.isPending}
        problem={enabled && (subject.trim() === "" || markup.trim() === "") ? words.templateNeeded : undefined}
        onSave={() => save.mutate()}
        onDiscard={draft.reset}
      />
    </Stack>
  );
}

function Preview({ subject, markup, logic }: { subject: string; markup: string; logic: boolean }) {
  const words = useWords(settingsWords);
  return (
    <Stack gap={6}>
      <Title order={3} fz="sm" fw={500}>
        {words.preview}
      </Title>
      <Text fz="sm" fw={600}>
        {subject || "–"}
      </Text>
      <HtmlPreview title={words.preview} html={markup} />
      <Hint>{words.previewHelp}</Hint>
      {logic ? <Hint>{words.previewLogic}</Hint> : null}
    </Stack>
  );
}
