import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconLock, IconShieldX } from "@tabler/icons-react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May } from "../../api/session";
import { useWords } from "../../words/language";
import { type User, USERS } from "./queries";
import { useBlocks } from "./userQueries";
import { useBlocking } from "./useBlocking";
import { userWords } from "./words";

/** Why this user cannot sign in, and how to change that. */
export function UserNotices({ user }: { user: User }) {
  const words = useWords(userWords);
  const blocks = useBlocks(user.user_id);
  const blocking = useBlocking(user);
  const lift = useChange({
    change: () => api.DELETE("/user-blocks/{id}", { params: { path: { id: user.user_id } } }),
    refreshes: [USERS],
    done: words.lifted,
  });
  const held = blocks.data ?? [];
  return (
    <Stack mb={user.blocked || held.length > 0 ? "lg" : 0}>
      {user.blocked ? (
        <Alert color="red" variant="outline" icon={<IconLock size={18} />} title={words.isBlocked}>
          <May scope="update:users">
            <Button size="xs" variant="default" loading={blocking.isPending} onClick={() => blocking.mutate(false)}>
              {words.unblock}
            </Button>
          </May>
        </Alert>
      ) : null}
      {held.length > 0 ? (
        <Alert color="orange" variant="outline" icon={<IconShieldX size={18} />} title={words.heldOff}>
          <Stack gap="sm" align="flex-start">
            <Text fz="sm">{words.heldOffText([...new Set(held.map((b) => b.ip ?? "*"))].join(", "))}</Text>
            <May scope="update:users">
              <Button size="xs" variant="default" loading={lift.isPending} onClick={() => lift.mutate()}>
                {words.lift}
              </Button>
            </May>
          </Stack>
        </Alert>
      ) : null}
    </Stack>
  );
}
