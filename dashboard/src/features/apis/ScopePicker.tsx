import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import type { Permission } from "./queries";
import { machineWords } from "./wordsMachines";

const MANY = 12;

interface ScopePickerProps {
  permissions: Permission[];
  kept: string[];
  may: boolean;
  saving: boolean;
  onSave: (scope: string[]) => void;
}

/** Which permissions of the API an application may have; saved together. */
export function ScopePicker({ permissions, kept, may, saving, onSave }: ScopePickerProps) {
  const words = useWords(machineWords);
  const general = useWords(common);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(kept));
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = permissions.filter((p) => `${p.value} ${p.description ?? ""}`.toLowerCase().includes(wanted));
  const dirty = chosen.size !== kept.length || kept.some((s) => !chosen.has(s));
  const add = (more: Permission[]) => setChosen(new Set([...chosen, ...more.map((p) => p.value)]));
  const drop = (less: Permission[]) => setChosen(new Set([...chosen].filter((s) => !less.some((p) => p.value === s))));
  if (permissions.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {words.noPermissions}
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {permissions.length > MANY ? (
          <TextInput
            size="sm"
            flex="1 1 12rem"
            maw="24rem"
            aria-label={words.searchPermissions}
            placeholder={words.searchPermissions}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(e) => setText(e.currentTarget.value)}
          />
        ) : null}
        {may ? (
          <>
            <Button variant="default" size="compact-sm" onClick={() => add(shown)}>
              {words.all}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => drop(shown)}>
              {general.none}
            </Button>
          </>
        ) : null}
      </Group>
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": words.permissions }}>
        <Stack gap="xs" py={2} pl={2}>
          {shown.map((p) => (
            <Checkbox
              key={p.value}
              label={p.value}
              description={p.description || undefined}
              checked={chosen.has(p.value)}
              disabled={!may}
              onChange={() => (chosen.has(p.value) ? drop([p]) : add([p]))}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {may && dirty ? (
        <Group gap="sm">
          <Button size="sm" loading={saving} onClick={() => onSave(permissions.map((p) => p.value).filter((s) => chosen.has(s)))}>
            {general.save}
          </Button>
          <Button size="sm" variant="default" onClick={() => setChosen(new Set(kept))}>
            {general.discard}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
