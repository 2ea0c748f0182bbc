import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { FormDialog } from "../../components/FormDialog";
import { useWords } from "../../words/language";
import { ROLES } from "./queries";
import { roleWords } from "./words";

/** Makes a role and goes to its permissions. */
export function CreateRole({ onClose }: { onClose: () => void }) {
  const words = useWords(roleWords);
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const create = useChange({
    change: () => body(api.POST("/roles", { body: { name: name.trim(), ...(description ? { description } : {}) } })),
    refreshes: [ROLES],
    onDone: (made) => void navigate(`/roles/${made.id}/permissions`),
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={words.createRole}
      pending={create.isPending}
      onSubmit={() => create.mutate()}
    >
      <TextInput
        data-autofocus
        required
        label={words.name}
        description={words.nameHelp}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput
        label={words.description}
        description={words.descriptionHelp}
        value={description}
        onChange={(e) => setDescription(e.currentTarget.value)}
      />
    </FormDialog>
  );
}
