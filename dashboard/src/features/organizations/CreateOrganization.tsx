import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { FormDialog } from "../../components/FormDialog";
import { useWords } from "../../words/language";
import { NAME, nameFrom } from "./names";
import { ORGANIZATIONS } from "./queries";
import { organizationWords } from "./words";

/** Makes an organization and goes to its connections, without which nobody can sign in. */
export function CreateOrganization({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(organizationWords);
  const navigate = useNavigate();
  const [displayName, setDisplayName] = useState("");
  const [ownName, setOwnName] = useState<string>();
  const name = ownName ?? nameFrom(displayName);
  const wrong = name !== "" && !NAME.test(name);
  const create = useChange({
    change: () => body(api.POST("/organizations", { body: { name, display_name: displayName.trim() } })),
    refreshes: [ORGANIZATIONS],
    onDone: (made) => void navigate(`/organizations/${made.id}/connections`),
  });
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={words.createOrganization}
      pending={create.isPending}
      disabled={wrong}
      onSubmit={() => create.mutate()}
    >
      <TextInput
        data-autofocus
        required
        label={words.displayName}
        description={words.displayNameHelp}
        placeholder="Acme Ltd."
        maxLength={255}
        value={displayName}
        onChange={(e) => setDisplayName(e.currentTarget.value)}
      />
      <TextInput
        required
        label={words.name}
        description={words.nameHelp}
        placeholder="acme"
        maxLength={50}
        value={name}
        error={wrong ? words.nameWrong : null}
        onChange={(e) => setOwnName(e.currentTarget.value)}
      />
    </FormDialog>
  );
}
