import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useWords } from "../../words/language";
import { type ListState, SEEN, SORTS, STATES } from "./listState";
import { useDatabases } from "./queries";
import { SearchHelp } from "./SearchHelp";
import { userWords } from "./words";

interface FiltersProps {
  state: ListState;
  onChange: (name: string, value: string) => void;
}

/** What narrows the list of users. */
export function Filters({ state, onChange }: FiltersProps) {
  const words = useWords(userWords);
  const connections = useDatabases();
  const labelled = (keys: readonly (keyof typeof words)[]) =>
    keys.map((key) => ({ value: key, label: words[key] as string }));
  return (
    <Group align="flex-end" mb="md" gap="sm">
      <SearchBox text={state.text} onChange={(text) => onChange("q", text)} />
      <Select
        flex="1 1 11rem"
        clearable
        label={words.connection}
        placeholder={words.anyConnection}
        data={(connections.data ?? []).map((c) => c.name)}
        value={state.connection || null}
        onChange={(value) => onChange("connection", value ?? "")}
      />
      <Select
        flex="1 1 10rem"
        clearable
        label={words.state}
        placeholder={words.anyState}
        data={labelled(STATES)}
        value={state.state || null}
        onChange={(value) => onChange("state", value ?? "")}
      />
      <Select
        flex="1 1 11rem"
        clearable
        label={words.lastLogin}
        placeholder={words.anyTime}
        data={labelled(SEEN)}
        value={state.seen || null}
        onChange={(value) => onChange("seen", value ?? "")}
      />
      <Select
        flex="1 1 10rem"
        allowDeselect={false}
        label={words.sort}
        data={labelled(Object.keys(SORTS) as (keyof typeof SORTS)[])}
        value={state.sort || "newest"}
        onChange={(value) => onChange("sort", value === "newest" ? "" : (value ?? ""))}
      />
    </Group>
  );
}

/** Searches when the typing pauses. */
function SearchBox({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const words = useWords(userWords);
  const [typed, setTyped] = useState(text);
  const search = useDebouncedCallback(onChange, 300);
  // The address may change by itself: back, a link, or the button that removes the filters.
  useEffect(() => setTyped(text), [text]);
  return (
    <TextInput
      flex="1 1 100%"
      type="search"
      aria-label={words.searchLabel}
      placeholder={words.searchPlaceholder}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={<SearchHelp />}
      value={typed}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        search(e.currentTarget.value.trim());
      }}
    />
  );
}
