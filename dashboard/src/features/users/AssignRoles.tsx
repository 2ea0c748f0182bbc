import { Button, Group, Modal, MultiSelect, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type User, USERS } from "./queries";
import { type Role, useRolesNamed } from "./userQueries";
import { tabWords } from "./words-tabs";

interface AssignRolesProps {
  user: User;
  /** Ids of roles that need not be offered. */
  has: string[];
  onClose: () => void;
}

/** Gives roles to a user. */
export function AssignRoles({ user, has, onClose }: AssignRolesProps) {
  const words = useWords(tabWords);
  const general = useWords(common);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed, 250);
  const [chosen, setChosen] = useState<Role[]>([]);
  const found = useRolesNamed(text);
  const assign = useChange({
    change: () =>
      api.POST("/users/{id}/roles", {
        params: { path: { id: user.user_id } },
        body: { roles: chosen.map((r) => r.id) },
      }),
    refreshes: [USERS],
    onDone: onClose,
  });
  const free = (found.data ?? []).filter((r) => !has.includes(r.id) && !chosen.some((c) => c.id === r.id));
  const all = [...chosen, ...free];
  return (
    <Modal opened onClose={onClose} title={words.assign} closeButtonProps={{ "aria-label": general.close }}>
      <Stack>
        <MultiSelect
          data-autofocus
          searchable
          hidePickedOptions
          label={words.pickRoles}
          placeholder={words.pickRolesPlaceholder}
          nothingFoundMessage={words.noRolesLeft}
          data={all.map((r) => ({ value: r.id, label: r.name }))}
          value={chosen.map((r) => r.id)}
          onChange={(ids) => setChosen(all.filter((r) => ids.includes(r.id)))}
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
