import { Button, Group, Modal, MultiSelect, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Member, type Role, ROLES, USERS, useUsersNamed } from "./queries";
import { roleWords } from "./words";

const named = (user: Member) => {
  const name = user.name ?? user.email ?? user.user_id;
  return user.email && user.email !== name ? `${name} (${user.email})` : name;
};

/** Gives a role to users who are searched for. */
export function AssignUsers({ role, onClose }: { role: Role; onClose: () => void }) {
  const words = useWords(roleWords);
  const general = useWords(common);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed, 300);
  const [chosen, setChosen] = useState<Member[]>([]);
  const found = useUsersNamed(text);
  const assign = useChange({
    change: () =>
      api.POST("/roles/{id}/users", {
        params: { path: { id: role.id } },
        body: { users: chosen.map((u) => u.user_id) },
      }),
    refreshes: [ROLES, USERS],
    onDone: onClose,
  });
  const others = (found.data ?? []).filter((u) => !chosen.some((c) => c.user_id === u.user_id));
  const all = [...chosen, ...others];
  return (
    <Modal opened onClose={onClose} title={words.assign} closeButtonProps={{ "aria-label": general.close }}>
      <Stack>
        <MultiSelect
          data-autofocus
          searchable
          hidePickedOptions
          label={words.pick}
          placeholder={words.pickPlaceholder}
          nothingFoundMessage={words.noneFound}
          data={all.map((u) => ({ value: u.user_id, label: named(u) }))}
          // The server has searched already.
          filter={({ options }) => options}
          value={chosen.map((u) => u.user_id)}
          onChange={(ids) => setChosen(all.filter((u) => ids.includes(u.user_id)))}
          searchValue={typed}
          onSearchChange={setTyped}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button disabled={chosen.length === 0} loading={assign.isPending} onClick={() => assign.mutate()}>
            {words.assign}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
