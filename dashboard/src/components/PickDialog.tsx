import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { FormDialog } from "./FormDialog";

interface PickDialogProps<T> {
  title: string;
  /** What is picked, such as "Roles". */
  label: string;
  placeholder: string;
  /** Said when nothing is found. */
  none: string;
  /** What the server finds for a text. */
  useFound: (text: string) => T[];
  /** Those that need not be offered. */
  without?: string[];
  idOf: (one: T) => string;
  nameOf: (one: T) => string;
  pending: boolean;
  onPick: (ids: string[]) => void;
  onClose: () => void;
}

/** Picks objects that the server searches for, and gives them to something. */
export function PickDialog<T>(props: PickDialogProps<T>) {
  const { title, label, placeholder, none, useFound, without = [], idOf, nameOf, pending, onPick, onClose } = props;
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed, 250);
  const [chosen, setChosen] = useState<T[]>([]);
  const left = new Set([...without, ...chosen.map(idOf)]);
  const all = [...chosen, ...useFound(text).filter((one) => !left.has(idOf(one)))];
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={title}
      action={title}
      pending={pending}
      disabled={chosen.length === 0}
      onSubmit={() => onPick(chosen.map(idOf))}
    >
      <MultiSelect
        data-autofocus
        searchable
        hidePickedOptions
        label={label}
        placeholder={placeholder}
        nothingFoundMessage={none}
        data={all.map((one) => ({ value: idOf(one), label: nameOf(one) }))}
        // The server has searched already.
        filter={({ options }) => options}
        value={chosen.map(idOf)}
        onChange={(ids) => setChosen(all.filter((one) => ids.includes(idOf(one))))}
        searchValue={typed}
        onSearchChange={setTyped}
      />
    </FormDialog>
  );
}
