import { ActionIcon, Text, TextInput, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconReplace } from "@tabler/icons-react";
import { useState } from "react";
import { useChange } from "../../api/query";
import { FormDialog } from "../../components/FormDialog";
import { useWords } from "../../words/language";
import { dayAhead, rename } from "./aliases";
import { type Api, APIS, type Permission } from "./queries";
import { apiWords } from "./words";
import { formerWords } from "./wordsFormer";

/** Days that an old name works unless somebody says otherwise. */
const STANDARD_DAYS = 90;

/** A new name for a permission; the old one may go on for a while. */
export function RenamePermission({ api, one }: { api: Api; one: Permission }) {
  const words = useWords(formerWords);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Tooltip label={words.rename}>
        <ActionIcon variant="subtle" color="gray" aria-label={`${words.rename} ${one.value}`} onClick={open}>
          <IconReplace size={16} />
        </ActionIcon>
      </Tooltip>
      {opened ? <RenameDialog api={api} one={one} onClose={close} /> : null}
    </>
  );
}

function RenameDialog({ api, one, onClose }: { api: Api; one: Permission; onClose: () => void }) {
  const words = useWords(formerWords);
  const general = useWords(apiWords);
  const [to, setTo] = useState(one.value);
  const [until, setUntil] = useState(dayAhead(STANDARD_DAYS));
  const bad = !/^[\x21\x23-\x5B\x5D-\x7E]*$/.test(to);
  const change = useChange({
    change: () => rename(api.id, one.value, to, until),
    refreshes: [APIS],
    done: words.renamed,
    onDone: onClose,
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={words.renameTitle(one.value)}
      action={words.rename}
      pending={change.isPending}
      disabled={to === "" || to === one.value || bad}
      onSubmit={() => change.mutate()}
    >
      <Text fz="sm" ta="left">
        {words.renameLead}
      </Text>
      <TextInput
        ta="left"
        label={words.to}
        data-autofocus
        maxLength={280}
        value={to}
        error={bad ? general.badValue : undefined}
        onChange={(e) => setTo(e.currentTarget.value)}
      />
      <TextInput
        ta="left"
        type="date"
        label={words.until}
        description={words.untilHelp}
        min={dayAhead(0)}
        value={until}
        onChange={(e) => setUntil(e.currentTarget.value)}
      />
    </FormDialog>
  );
}
