import { Radio, Stack } from "@mantine/core";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Application, APPLICATIONS, updateApplication } from "./queries";
import { accessWords } from "./words-access";

const USAGES = [
  { value: "deny", label: "usageDeny", help: "usageDenyHelp" },
  { value: "allow", label: "usageAllow", help: "usageAllowHelp" },
  { value: "require", label: "usageRequire", help: "usageRequireHelp" },
] as const;

/** Whether people sign in to the application as members of an organization. */
export function Organizations({ one }: { one: Application }) {
  const words = useWords(accessWords);
  const general = useWords(common);
  const draft = useDraft(one);
  const may = useMay("update:clients");
  const save = useChange({
    change: () => updateApplication(one.client_id, draft.patch),
    refreshes: [APPLICATIONS],
    done: general.saved,
    onDone: draft.reset,
  });
  return (
    <>
      <FormSection title={words.usage} lead={words.usageLead}>
        <Radio.Group
          aria-label={words.usage}
          value={draft.value.organization_usage ?? "deny"}
          onChange={(value) => draft.set("organization_usage", value as "deny")}
        >
          <Stack>
            {USAGES.map((u) => (
              <Radio key={u.value} value={u.value} label={words[u.label]} description={words[u.help]} disabled={!may} />
            ))}
          </Stack>
        </Radio.Group>
      </FormSection>
      <SaveBar dirty={draft.dirty} saving={save.isPending} onSave={() => save.mutate()} onDiscard={draft.reset} />
    </>
  );
}
