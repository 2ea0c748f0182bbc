import { Code, Stack, Text } from "@mantine/core";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ClientName } from "../../components/ClientName";
import { ConfirmButton } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { useLanguage, useWords } from "../../words/language";
import { byApplication, end, type FormerName, quietDays, useFormerNames } from "./aliases";
import { type Api, APIS } from "./queries";
import { formerWords } from "./wordsFormer";

/** Old names of permissions, with who still asks for them; nothing where there are none. */
export function FormerNames({ api }: { api: Api }) {
  const words = useWords(formerWords);
  const may = useMay("update:resource_servers");
  const all = useFormerNames(api.id).data?.aliases ?? [];
  if (all.length === 0) {
    return null;
  }
  return (
    <FormSection title={words.title} lead={words.lead}>
      <DataTable
        label={words.title}
        rows={all}
        rowKey={(one) => one.name}
        minWidth={720}
        columns={[
          { header: words.oldName, cell: (one) => <Code>{one.name}</Code> },
          { header: words.now, cell: (one) => <Code>{one.permission}</Code> },
          { header: words.works, cell: (one) => <Until one={one} /> },
          { header: words.use, cell: (one) => <Use one={one} /> },
          ...(may
            ? [{ header: "", align: "right" as const, cell: (one: FormerName) => <End api={api} one={one} /> }]
            : []),
        ]}
        empty={null}
      />
    </FormSection>
  );
}

/** The day is one of UTC: no time zone moves it. */
function Until({ one }: { one: FormerName }) {
  const words = useWords(formerWords);
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const day = format.format(Date.parse(one.until));
  return <Text fz="sm">{one.active ? day : words.ended(day)}</Text>;
}

function Use({ one }: { one: FormerName }) {
  const words = useWords(formerWords);
  const quiet = quietDays(one);
  return (
    <Stack gap={4}>
      {byApplication(one).map(([id, count]) => (
        <Text key={id} fz="sm" component="div">
          <ClientName id={id} /> ({words.tokens(count)})
        </Text>
      ))}
      {quiet === undefined ? (
        <Text fz="sm">{words.never}</Text>
      ) : quiet > 0 ? (
        <Text fz="sm">{words.quiet(quiet)}</Text>
      ) : null}
    </Stack>
  );
}

function End({ api, one }: { api: Api; one: FormerName }) {
  const words = useWords(formerWords);
  const change = useChange({ change: () => end(api.id, one.name), refreshes: [APIS], done: words.done });
  const ending = one.active;
  return (
    <ConfirmButton
      size="xs"
      label={ending ? words.endNow : words.forget}
      ariaLabel={ending ? words.endTitle(one.name) : words.forgetTitle(one.name)}
      pending={change.isPending}
      onConfirm={() => change.mutate()}
    >
      {ending ? words.endText : words.forgetText}
    </ConfirmButton>
  );
}
