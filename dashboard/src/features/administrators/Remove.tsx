import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useChange } from "../../api/query";
import { May, useSession } from "../../api/session";
import { Confirm } from "../../components/Confirm";
import { useWords } from "../../words/language";
import { reloadIf } from "./ChangeLevel";
import { type Administrator, ADMINISTRATORS, dismiss } from "./queries";
import { administratorWords } from "./words";

/** Takes the level away from somebody. */
export function Remove({ one }: { one: Administrator }) {
  const words = useWords(administratorWords);
  const { id } = useSession();
  const who = one.email ?? one.user_id;
  const remove = useChange({
    change: () => dismiss(one),
    refreshes: [ADMINISTRATORS],
    done: words.removed(who),
    onDone: () => reloadIf(one.user_id === id),
  });
  return (
    <May scope="delete:administrators">
      <Confirm
        title={words.removeTitle(who)}
        action={words.remove}
        onConfirm={() => remove.mutate()}
        trigger={(open) => (
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={words.removeTitle(who)}
            onClick={open}
            loading={remove.isPending}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      >
        {one.user_id === id ? words.removeYourself : words.removeText}
      </Confirm>
    </May>
  );
}
