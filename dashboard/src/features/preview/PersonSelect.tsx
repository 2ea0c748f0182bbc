import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useWords } from "../../words/language";
import { type Person, usePeople } from "./queries";
import { previewWords } from "./words";

const nameOf = (p: Person) => (p.email && p.email !== p.name ? `${p.name ?? p.user_id} (${p.email})` : (p.name ?? p.user_id));

/** One of the tenant's users, whom the server searches for; nobody for the application itself. */
export function PersonSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const words = useWords(previewWords);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed, 250);
  const people = usePeople(isSearch(text) ? text : "", value);
  return (
    <Select
      label={words.user}
      description={words.userHelp}
      placeholder={words.nobody}
      data={people.map((p) => ({ value: p.user_id, label: nameOf(p) }))}
      value={value || null}
      searchable
      clearable
      clearButtonProps={{ "aria-label": words.nobody }}
      nothingFoundMessage={words.noUser}
      // The server has searched already.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}

/** What the field shows for a chosen person is no search. */
const isSearch = (text: string) => !text.includes("(");
