import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { NewPassword } from "./NewPassword";
import { connectionOf, type User, USERS } from "./queries";
import { userWords } from "./words";

/** Sets a password that the administrator then knows. */
export function SetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const words = useWords(userWords);
  const general = useWords(common);
  const [password, setPassword] = useState("");
  const save = useChange({
    change: () =>
      body(
        api.PATCH("/users/{id}", {
          params: { path: { id: user.user_id } },
          body: { password, connection: connectionOf(user) },
        }),
      ),
    refreshes: [USERS],
    done: words.passwordSet,
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={words.setPassword} closeButtonProps={{ "aria-label": general.close }}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <Text>{words.setPasswordText}</Text>
          <NewPassword connection={connectionOf(user)} value={password} onChange={setPassword} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {general.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {words.setPassword}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
