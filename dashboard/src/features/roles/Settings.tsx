import { TextInput } from "@mantine/core";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { Removal } from "../../components/Removal";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Role, ROLES, USERS } from "./queries";
import { roleWords } from "./words";

/** What a role is called. */
export function Settings({ role }: { role: Role }) {
  const words = useWords(roleWords);
  const general = useWords(common);
  const draft = useDraft(role);
  const may = useMay("update:roles");
  const save = useChange({
    change: () => body(api.PATCH("/roles/{id}", { params: { path: { id: role.id } }, body: draft.patch })),
    refreshes: [ROLES, USERS],
    done: general.saved,
    onDone: draft.reset,
  });
  return (
    <>
      <FormSection title={words.identity}>
        <TextInput
          label={words.name}
          description={words.nameHelp}
          value={draft.value.name}
          readOnly={!may}
          onChange={(e) => draft.set("name", e.currentTarget.value)}
        />
        <TextInput
          label={words.description}
          description={words.descriptionHelp}
          value={draft.value.description ?? ""}
          readOnly={!may}
          onChange={(e) => draft.set("description", e.currentTarget.value)}
        />
      </FormSection>
      <SaveBar dirty={draft.dirty} saving={save.isPending} onSave={() => save.mutate()} onDiscard={draft.reset} />
      <May scope="delete:roles">
        <Removal
          label={words.deleteRole}
          text={words.deleteText}
          name={role.name}
          remove={() => api.DELETE("/roles/{id}", { params: { path: { id: role.id } } })}
          back="/roles"
          refreshes={[[...ROLES, "list"], USERS]}
          done={words.deleted}
        />
      </May>
    </>
  );
}
