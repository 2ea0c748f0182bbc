import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { type Person, usePeople, usePerson } from "../api/people";

interface PersonSelectProps {
  label: string;
  description?: string;
  /** What it means that nobody is chosen. */
  nobody: string;
  /** What to say when nobody fits what is typed. */
  nothingFound: string;
  /** A user's id, or nothing. */
  value: string;
  onChange: (id: string) => void;
}

const nameOf = (p: Person) => (p.email && p.email !== p.name ? `${p.name ?? p.user_id} (${p.email})` : (p.name ?? p.user_id));

/** One of the tenant's users, whom the server searches for, or nobody. */
export function PersonSelect({ label, description, nobody, nothingFound, value, onChange }: PersonSelectProps) {
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed, 250);
  const chosen = usePerson(value);
  // What the field shows for a chosen person is no search.
  const found = usePeople(chosen && text === nameOf(chosen) ? "" : text);
  const people = chosen && !found.some((p) => p.user_id === value) ? [chosen, ...found] : found;
  return (
    <Select
      label={label}
      description={description}
      placeholder={nobody}
      data={people.map((p) => ({ value: p.user_id, label: nameOf(p) }))}
      value={value || null}
      searchable
      clearable
      clearButtonProps={{ "aria-label": nobody }}
      nothingFoundMessage={nothingFound}
      // The server has searched already.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}
