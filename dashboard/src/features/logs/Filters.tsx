import { Button, Card, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { type Group as EventGroup, GROUPS } from "../../api/events";
import { useMay } from "../../api/session";
import { useWords } from "../../words/language";
import { type Filter, type Period, PERIODS } from "./filter";
import { useApplications } from "./queries";
import { logWords } from "./words";

interface FiltersProps {
  filter: Filter;
  onChange: (part: Partial<Filter>) => void;
}

/** Narrows the log; what is chosen stands in the address. */
export function Filters({ filter, onChange }: FiltersProps) {
  const words = useWords(logWords);
  const narrowed = Object.values(filter).some((v) => v !== "");
  return (
    <Card withBorder mb="md" padding="md" component="search">
      <Group align="flex-end" gap="sm">
        <Select
          flex="1 1 11rem"
          label={words.what}
          data={[
            { value: "", label: words.everything },
            { value: "failures", label: words.failures },
            ...(Object.keys(GROUPS) as EventGroup[]).map((value) => ({ value, label: words[value] })),
          ]}
          value={filter.group}
          allowDeselect={false}
          onChange={(value) => onChange({ group: (value ?? "") as Filter["group"] })}
        />
        <Typed
          label={words.user}
          placeholder={words.userExample}
          value={filter.user}
          onChange={(user) => onChange({ user })}
        />
        <Application value={filter.client} onChange={(client) => onChange({ client })} />
        <Select
          flex="1 1 9rem"
          label={words.when}
          data={[
            { value: "", label: words.anyTime },
            ...(Object.keys(PERIODS) as Period[]).map((value) => ({ value, label: words[value] })),
          ]}
          value={filter.period}
          allowDeselect={false}
          onChange={(value) => onChange({ period: (value ?? "") as Filter["period"] })}
        />
        <Typed
          label={words.search}
          placeholder="ip:10.0.0.*"
          value={filter.text}
          onChange={(text) => onChange({ text })}
        />
        {narrowed ? (
          <Button
            variant="default"
            onClick={() => onChange({ group: "", user: "", client: "", period: "", text: "" })}
          >
            {words.reset}
          </Button>
        ) : null}
      </Group>
    </Card>
  );
}

interface TypedProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** Takes effect when the typing pauses. */
function Typed({ label, placeholder, value, onChange }: TypedProps) {
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setTyped(value);
  }
  const tell = useDebouncedCallback((text: string) => onChange(text.trim()), 400);
  return (
    <TextInput
      flex="1 1 12rem"
      type="search"
      label={label}
      placeholder={placeholder}
      value={typed}
      autoComplete="off"
      spellCheck={false}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        tell(e.currentTarget.value);
      }}
    />
  );
}

function Application({ value, onChange }: { value: string; onChange: (client: string) => void }) {
  const words = useWords(logWords);
  const may = useMay("read:clients");
  const applications = useApplications(may);
  const known = (applications.data ?? []).map((c) => ({ value: c.client_id, label: c.name }));
  const unknown = value !== "" && !known.some((k) => k.value === value);
  return (
    <Select
      flex="1 1 11rem"
      label={words.application}
      placeholder={words.anyApplication}
      data={unknown ? [...known, { value, label: value }] : known}
      value={value === "" ? null : value}
      searchable
      clearable
      nothingFoundMessage={words.noApplication}
      clearButtonProps={{ "aria-label": words.anyApplication }}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
