import { Text, TextInput } from "@mantine/core";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { CodeBlock } from "../../components/CodeBlock";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { KeyValues } from "../../components/KeyValues";
import { Removal } from "../../components/Removal";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { NAME } from "./names";
import { type Organization, ORGANIZATIONS, saveOrganization } from "./queries";
import { organizationWords } from "./words";

const MAX_METADATA = 25;

/** What an organization is called, how its members sign in, and what belongs to it. */
export function Overview({ one }: { one: Organization }) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const may = useMay("update:organizations");
  const draft = useDraft(one);
  const save = useChange({
    change: () => saveOrganization(one.id, draft.patch),
    refreshes: [ORGANIZATIONS],
    done: general.saved,
    onDone: draft.reset,
  });
  const problem = NAME.test(draft.value.name) ? undefined : words.nameWrong;
  return (
    <>
      <FormSection title={words.identity}>
        <TextInput
          label={words.displayName}
          description={words.displayNameHelp}
          maxLength={255}
          value={draft.value.display_name}
          readOnly={!may}
          onChange={(e) => draft.set("display_name", e.currentTarget.value)}
        />
        <TextInput
          label={words.name}
          description={words.nameHelp}
          maxLength={50}
          value={draft.value.name}
          error={problem}
          readOnly={!may}
          onChange={(e) => draft.set("name", e.currentTarget.value)}
        />
      </FormSection>
      <FormSection title={words.signIn} lead={words.signInLead}>
        <CodeBlock
          title="@auth0/auth0-react"
          code={`loginWithRedirect({\n  authorizationParams: { organization: "${one.id}" },\n});`}
        />
      </FormSection>
      <FormSection title={words.metadata} lead={words.metadataLead}>
        <KeyValues
          label={words.metadata}
          labels={{ key: words.metadataKey, value: words.metadataValue }}
          value={draft.value.metadata ?? {}}
          max={MAX_METADATA}
          readOnly={!may}
          onChange={(metadata) => draft.set("metadata", metadata)}
        />
        {may || Object.keys(one.metadata ?? {}).length > 0 ? null : <Text fz="sm">{general.none}</Text>}
      </FormSection>
      <SaveBar
        dirty={draft.dirty}
        saving={save.isPending}
        onSave={() => save.mutate()}
        onDiscard={draft.reset}
        problem={problem}
      />
      <May scope="delete:organizations">
        <Removal
          label={words.deleteOrganization}
          text={words.deleteText}
          name={one.name}
          remove={() => api.DELETE("/organizations/{id}", { params: { path: { id: one.id } } })}
          back="/organizations"
          refreshes={[[...ORGANIZATIONS, "list"]]}
        />
      </May>
    </>
  );
}
