import { Radio, Stack, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../../api/query";
import { FormDialog } from "../../components/FormDialog";
import { useWords } from "../../words/language";
import { CONNECTIONS, createDatabase, useApplications } from "./queries";
import { connectionWords } from "./words";

const NAME = /^[a-zA-Z0-9](-?[a-zA-Z0-9])*$/;

/** Makes a database of users and goes to the applications that may use it. */
export function CreateConnection({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(connectionWords);
  const navigate = useNavigate();
  const applications = useApplications();
  const [name, setName] = useState("");
  const [signups, setSignups] = useState(true);
  const [open, setOpen] = useState<"all" | "none">("none");
  const create = useChange({
    change: () =>
      createDatabase(name, signups, open === "all" ? (applications.data ?? []).map((a) => a.client_id) : []),
    refreshes: [CONNECTIONS],
    onDone: (made) => void navigate(`/connections/${made.id}/applications`),
  });
  const wrong = name !== "" && !NAME.test(name);
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={words.createConnection}
      pending={create.isPending}
      disabled={wrong}
      onSubmit={() => create.mutate()}
    >
      <TextInput
        data-autofocus
        required
        label={words.name}
        description={words.nameHelp}
        placeholder="customers"
        maxLength={128}
        autoComplete="off"
        value={name}
        error={wrong ? words.nameWrong : null}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <Switch
        label={words.allowSignups}
        description={words.allowSignupsHelp}
        checked={signups}
        onChange={(e) => setSignups(e.currentTarget.checked)}
      />
      <Radio.Group label={words.whoUses} value={open} onChange={(v) => setOpen(v === "all" ? "all" : "none")}>
        <Stack gap="xs" mt="xs">
          <Radio value="none" label={words.noneYet} />
          <Radio value="all" label={words.allPresent(applications.data?.length ?? 0)} />
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
