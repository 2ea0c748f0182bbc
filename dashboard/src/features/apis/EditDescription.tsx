import { ActionIcon, Group, Text, TextInput } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import type { Permission } from "./queries";
import { apiWords } from "./words";

/** A description that becomes a field: Enter saves, Escape leaves it. */
export function EditDescription({ one, onSave }: { one: Permission; onSave: (description: string) => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const [text, setText] = useState<string>();
  const label = `${words.editDescription} ${one.value}`;
  if (text === undefined) {
    return (
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text fz="sm">{one.description}</Text>
        <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => setText(one.description ?? "")}>
          <IconPencil size={16} />
        </ActionIcon>
      </Group>
    );
  }
  const save = () => {
    setText(undefined);
    if (text.trim() !== (one.description ?? "")) {
      onSave(text.trim());
    }
  };
  return (
    <Group
      gap={4}
      wrap="nowrap"
      component="form"
      onSubmit={(e) => {
        e.preventDefault();
        save();
      }}
    >
      <TextInput
        autoFocus
        size="xs"
        flex={1}
        maxLength={500}
        aria-label={label}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => e.key === "Escape" && setText(undefined)}
      />
      <ActionIcon type="submit" variant="subtle" color="teal" aria-label={general.save}>
        <IconCheck size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={general.cancel} onClick={() => setText(undefined)}>
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
