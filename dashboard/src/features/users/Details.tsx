import { SimpleGrid, Switch, Text, TextInput } from "@mantine/core";
import { useNavigate } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { ConfirmDelete, DangerZone } from "../../components/ConfirmDelete";
import { FormSection, SaveBar } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { Accounts } from "./Accounts";
import { Facts } from "./Facts";
import { MetadataField } from "./MetadataField";
import { type User, USERS } from "./queries";
import { useEdits } from "./useEdits";
import { userWords } from "./words";
import { tabWords } from "./words-tabs";

const NAMES = [
  ["name", "name"],
  ["nickname", "nickname"],
  ["given_name", "givenName"],
  ["family_name", "familyName"],
] as const;

/** Who somebody is, and what is noted about them. */
export function Details({ user }: { user: User }) {
  const words = useWords(tabWords);
  const general = useWords(common);
  const may = useMay("update:users");
  const mayNote = useMay("update:users_app_metadata") || may;
  const edits = useEdits(user, general.saved);
  const { draft } = edits;
  const email = draft.value.email ?? "";
  const problem = /^[^\s@]+@[^\s@]+$/.test(email) || !user.email ? undefined : words.emailInvalid;
  return (
    <>
      <Facts user={user} />
      <FormSection title={words.profile} lead={words.profileLead}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {NAMES.map(([key, label]) => (
            <TextInput
              key={key}
              label={words[label]}
              value={draft.value[key] ?? ""}
              readOnly={!may}
              onChange={(e) => edits.setText(key, e.currentTarget.value)}
            />
          ))}
        </SimpleGrid>
        <TextInput
          type="email"
          label={words.email}
          description={words.emailHelp}
          error={problem}
          value={email}
          readOnly={!may}
          onChange={(e) => edits.setEmail(e.currentTarget.value.trim())}
        />
        <Switch
          label={words.emailVerified}
          checked={draft.value.email_verified ?? false}
          disabled={!may}
          onChange={(e) => draft.set("email_verified", e.currentTarget.checked)}
        />
      </FormSection>
      <FormSection title={words.metadata} lead={words.metadataLead}>
        <MetadataField
          key={`user ${edits.version}`}
          label={words.userMetadata}
          help={words.userMetadataHelp}
          kept={user.user_metadata}
          readOnly={!mayNote}
          onChange={(value) => edits.setMetadata("user_metadata", value)}
        />
        <MetadataField
          key={`app ${edits.version}`}
          label={words.appMetadata}
          help={words.appMetadataHelp}
          kept={user.app_metadata}
          readOnly={!mayNote}
          onChange={(value) => edits.setMetadata("app_metadata", value)}
        />
      </FormSection>
      <Accounts user={user} />
      <SaveBar
        dirty={edits.dirty}
        saving={edits.save.isPending}
        problem={edits.valid ? problem : words.notAnObject}
        onSave={() => edits.save.mutate()}
        onDiscard={edits.discard}
      />
      <May scope="delete:users">
        <Remove user={user} />
      </May>
    </>
  );
}

function Remove({ user }: { user: User }) {
  const words = useWords(userWords);
  const navigate = useNavigate();
  const remove = useChange({
    change: async () => {
      await api.DELETE("/users/{id}", { params: { path: { id: user.user_id } } });
      await navigate("/users");
    },
    refreshes: [[...USERS, "list"]],
    done: words.deleted,
  });
  return (
    <DangerZone>
      <Text fz="sm">{words.deleteText}</Text>
      <ConfirmDelete
        label={words.deleteUser}
        consequences={words.deleteText}
        name={user.email ?? user.user_id}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </DangerZone>
  );
}
