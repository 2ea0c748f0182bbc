import { Badge } from "@mantine/core";
import { useWords } from "../../words/language";
import type { User } from "./queries";
import { userWords } from "./words";

/** Whether the user can sign in, in a word. */
export function State({ user }: { user: User }) {
  const words = useWords(userWords);
  if (user.blocked) {
    return (
      <Badge color="red" variant="light" tt="none">
        {words.blocked}
      </Badge>
    );
  }
  return (
    <Badge variant="default" tt="none" fw={400}>
      {user.email && !user.email_verified ? words.unverified : words.active}
    </Badge>
  );
}
