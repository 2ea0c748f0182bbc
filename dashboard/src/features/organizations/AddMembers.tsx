import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type FoundUser, useFoundUsers } from "./memberQueries";
import { type Organization, ORGANIZATIONS } from "./queries";
import { organizationWords } from "./words";

/** The API takes so many at once. */
const MOST = 10;

interface AddMembersProps {
  one: Organization;
  opened: boolean;
  onClose: () => void;
}

/** Finds users and makes them members. */
export function AddMembers({ one, opened, onClose }: AddMembersProps) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.addMembers}
      closeButtonProps={{ "aria-label": general.close }}
    >
      <Finder one={one} onClose={onClose} />
    </Modal>
  );
}

function Finder({ one, onClose }: { one: Organization; onClose: () => void }) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 250);
  const [chosen, setChosen] = useState<FoundUser[]>([]);
  const ids = new Set(chosen.map((u) => u.user_id));
  const add = useChange({
    change: () =>
      api.POST("/organizations/{id}/members", { params: { path: { id: one.id } }, body: { members: [...ids] } }),
    refreshes: [[...ORGANIZATIONS, one.id]],
    done: words.membersAdded(chosen.length),
    onDone: onClose,
  });
  const toggle = (user: FoundUser) =>
    setChosen(ids.has(user.user_id) ? chosen.filter((u) => u.user_id !== user.user_id) : [...chosen, user]);
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (chosen.length > 0) {
          add.mutate();
        }
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={words.findUsers}
          description={words.findUsersHelp}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
        />
        <Loaded query={useFoundUsers(text)}>
          {(found) => (
            <Stack gap="xs" role="group" aria-label={words.users}>
              {[...chosen.filter((c) => !found.some((u) => u.user_id === c.user_id)), ...found].map((u) => (
                <Checkbox
                  key={u.user_id}
                  checked={ids.has(u.user_id)}
                  disabled={chosen.length >= MOST && !ids.has(u.user_id)}
                  onChange={() => toggle(u)}
                  label={<Person user={u} />}
                />
              ))}
              {found.length === 0 ? <Hint>{words.nothingFound}</Hint> : null}
            </Stack>
          )}
        </Loaded>
        <Group justify="space-between">
          <Hint>{chosen.length >= MOST ? words.mostAtOnce(MOST) : ""}</Hint>
          <Group>
            <Button variant="default" onClick={onClose}>
              {general.cancel}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={chosen.length === 0}>
              {words.addSome(chosen.length)}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function Person({ user }: { user: FoundUser }) {
  const name = user.name ?? user.email ?? user.user_id;
  const connection = user.identities?.[0]?.connection;
  return (
    <>
      <Text fz="sm">{name}</Text>
      <Text fz="xs" c="dimmed">
        {[user.email === name ? undefined : user.email, connection].filter(Boolean).join(" · ")}
      </Text>
    </>
  );
}
