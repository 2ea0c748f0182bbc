import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

interface KeyValuesProps {
  /** What the names and values are, for screen readers. */
  label: string;
  labels: { key: string; value: string };
  value: Record<string, string>;
  readOnly: boolean;
  /** At most so many. */
  max: number;
  onChange: (value: Record<string, string>) => void;
}

/** Names and values of one's own. Rows without a name are not kept. */
export function KeyValues({ label, labels, value, readOnly, max, onChange }: KeyValuesProps) {
  const words = useWords(common);
  const [rows, setRows] = useState<[string, string][]>([]);
  // What is typed stays as it is, such as a row without a name; what comes from outside replaces it.
  const shown = JSON.stringify(kept(rows)) === JSON.stringify(value) ? rows : Object.entries(value);
  const change = (next: [string, string][]) => {
    setRows(next);
    onChange(kept(next));
  };
  const replace = (index: number, row: [string, string]) => change(shown.map((r, i) => (i === index ? row : r)));
  return (
    <Stack gap="xs" role="group" aria-label={label} align="stretch">
      {shown.map(([key, text], index) => (
        <Group key={index} gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            aria-label={`${labels.key} ${index + 1}`}
            placeholder={labels.key}
            value={key}
            maxLength={255}
            readOnly={readOnly}
            onChange={(e) => replace(index, [e.currentTarget.value, text])}
          />
          <TextInput
            flex={2}
            aria-label={`${labels.value} ${index + 1}`}
            placeholder={labels.value}
            value={text}
            maxLength={255}
            readOnly={readOnly}
            onChange={(e) => replace(index, [key, e.currentTarget.value])}
          />
          {readOnly ? null : (
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={`${words.remove} ${key}`}
              onClick={() => change(shown.filter((_, i) => i !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {readOnly || shown.length >= max ? null : (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change([...shown, ["", ""]])}
        >
          {words.add}
        </Button>
      )}
    </Stack>
  );
}

function kept(rows: [string, string][]): Record<string, string> {
  return Object.fromEntries(rows.filter(([key]) => key.trim() !== ""));
}
