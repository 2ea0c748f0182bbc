import { Avatar, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";

interface Person {
  user_id: string;
  name?: string | undefined;
  email?: string | null | undefined;
}

/** Whose initials can be read on their light ground. */
const READABLE = ["blue", "indigo", "violet", "grape"];

/** The screen of a user. */
export function userPath(id: string): string {
  return `/users/${encodeURIComponent(id)}`;
}

/** Who it is, with initials only: a picture would be fetched from a foreign host. */
export function UserCell({ user }: { user: Person }) {
  const name = user.name ?? user.email ?? user.user_id;
  return (
    <Group gap="sm" wrap="nowrap" miw={0}>
      <Avatar name={name} color="initials" allowedInitialsColors={READABLE} radius="xl" size={34} aria-hidden />
      <Stack gap={0} miw={0}>
        <Link to={userPath(user.user_id)} className="quiet">
          {name}
        </Link>
        {user.email && user.email !== name ? (
          <Text fz="sm" c="dimmed">
            {user.email}
          </Text>
        ) : null}
      </Stack>
    </Group>
  );
}
