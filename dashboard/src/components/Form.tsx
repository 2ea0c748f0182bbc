import { Button, Card, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useBlocker } from "react-router";
import { common } from "../words/common";
import { useWords } from "../words/language";

/** A group of settings with a title and a sentence. */
export function FormSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <Card withBorder padding="lg" mb="md" component="section">
      <Stack>
        <div>
          <Title order={2}>{title}</Title>
          {lead ? (
            <Text fz="sm" c="dimmed" maw="44rem">
              {lead}
            </Text>
          ) : null}
        </div>
        {children}
      </Stack>
    </Card>
  );
}

/** A copy of an object that is being edited: only what differs is sent. */
export function useDraft<T extends object>(kept: T) {
  const [changes, setChanges] = useState<Partial<T>>({});
  const differs = (key: keyof T) => JSON.stringify(changes[key]) !== JSON.stringify(kept[key]);
  const patch = Object.fromEntries(
    Object.entries(changes).filter(([key]) => differs(key as keyof T)),
  ) as Partial<T>;
  return {
    /** The object as the form shows it. */
    value: { ...kept, ...changes },
    /** What to send. */
    patch,
    dirty: Object.keys(patch).length > 0,
    set: <K extends keyof T>(key: K, value: T[K]) => setChanges((before) => ({ ...before, [key]: value })),
    reset: () => setChanges({}),
  };
}

interface SaveBarProps {
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** Why it cannot be saved as it is. */
  problem?: string | undefined;
}

/** Stays in sight while there is something to save, and asks before it is lost. */
export function SaveBar({ dirty, saving, onSave, onDiscard, problem }: SaveBarProps) {
  const words = useWords(common);
  useBlocker(({ currentLocation, nextLocation }) => {
    const leaves = currentLocation.pathname !== nextLocation.pathname;
    return dirty && leaves && !window.confirm(words.unsaved);
  });
  if (!dirty) {
    return null;
  }
  return (
    <Paper withBorder shadow="md" p="sm" pos="sticky" bottom={16} role="region" aria-label={words.unsaved}>
      <Group justify="space-between">
        <Text fz="sm" c={problem ? "red" : "dimmed"}>
          {problem ?? words.unsaved}
        </Text>
        <Group gap="sm">
          <Button variant="default" onClick={onDiscard}>
            {words.discard}
          </Button>
          <Button onClick={onSave} loading={saving} disabled={problem !== undefined}>
            {words.save}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
