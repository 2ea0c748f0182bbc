import { Button, Group } from "@mantine/core";
import { IconUserSearch } from "@tabler/icons-react";
import { mayBeInside } from "../../api/userSearch";
import { Hint } from "../../components/Copy";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import type { ListState } from "./listState";
import { userWords } from "./words";

interface NobodyProps {
  state: ListState;
  onInside: () => void;
  onClear: () => void;
}

/** A search without results, and how to go on. */
export function Nobody({ state, onInside, onClear }: NobodyProps) {
  const words = useWords(userWords);
  const further = !state.inside && mayBeInside(state.text);
  const actions = (
    <>
      <Group>
        {further ? <Button onClick={onInside}>{words.searchInside}</Button> : null}
        <Button variant="default" onClick={onClear}>
          {words.clear}
        </Button>
      </Group>
      {further ? <Hint>{words.searchInsideHint}</Hint> : null}
    </>
  );
  return (
    <Teach icon={IconUserSearch} title={words.nobody} action={actions}>
      {words.nobodyText}
    </Teach>
  );
}
