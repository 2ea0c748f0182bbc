import { ActionIcon, Box, Card, Group, Stack, VisuallyHidden } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { defineWords, useWords } from "../words/language";

const orderedWords = defineWords({
  en: {
    handle: (name: string, at: number, of: number) => `Move ${name}, ${at} of ${of}. Use the arrow keys or drag.`,
    moved: (name: string, at: number, of: number) => `${name} is now ${at} of ${of}`,
  },
  de: {
    handle: (name: string, at: number, of: number) => `${name} verschieben, ${at} von ${of}. Mit den Pfeiltasten oder durch Ziehen.`,
    moved: (name: string, at: number, of: number) => `${name} ist jetzt ${at} von ${of}`,
  },
  fr: {
    handle: (name: string, at: number, of: number) => `Déplacer ${name}, ${at} sur ${of}. Flèches du clavier ou glisser.`,
    moved: (name: string, at: number, of: number) => `${name} est maintenant ${at} sur ${of}`,
  },
});

interface OrderedProps<T> {
  /** What the list is, for screen readers. */
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  nameOf: (row: T) => string;
  render: (row: T) => ReactNode;
  readOnly: boolean;
  onOrder: (rows: T[]) => void;
}

/** A list whose order matters: rows are dragged, or moved with the arrow keys. */
export function Ordered<T>({ label, rows, keyOf, nameOf, render, readOnly, onOrder }: OrderedProps<T>) {
  const words = useWords(orderedWords);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState("");

  const move = (from: number, to: number) => {
    const row = rows[from];
    if (row === undefined || to < 0 || to >= rows.length || from === to) {
      return;
    }
    const next = rows.filter((_, i) => i !== from);
    next.splice(to, 0, row);
    onOrder(next);
    setSaid(words.moved(nameOf(row), to + 1, rows.length));
  };
  const key = (e: KeyboardEvent, at: number) => {
    const step = e.key === "ArrowUp" ? -1 : e.key === "ArrowDown" ? 1 : 0;
    if (step !== 0) {
      e.preventDefault();
      move(at, at + step);
    }
  };
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return (
    <>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      <Stack component="ol" gap="xs" m={0} p={0} aria-label={label} style={{ listStyle: "none" }}>
        {rows.map((row, at) => (
          <Card
            key={keyOf(row)}
            component="li"
            withBorder
            padding="sm"
            draggable={!readOnly}
            bd={over === at && dragged !== at ? "1px dashed var(--mantine-primary-color-filled)" : undefined}
            opacity={dragged === at ? 0.5 : 1}
            onDragStart={() => setDragged(at)}
            onDragOver={(e) => {
              if (dragged !== null) {
                e.preventDefault();
                setOver(at);
              }
            }}
            onDrop={(e) => {
              e.preventDefault();
              move(dragged ?? at, at);
              end();
            }}
            onDragEnd={end}
          >
            <Group wrap="nowrap" gap="sm">
              {readOnly ? null : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.handle(nameOf(row), at + 1, rows.length)}
                  onKeyDown={(e) => key(e, at)}
                  style={{ cursor: "grab" }}
                >
                  <IconGripVertical size={18} aria-hidden />
                </ActionIcon>
              )}
              <Box flex={1} miw={0}>
                {render(row)}
              </Box>
            </Group>
          </Card>
        ))}
      </Stack>
    </>
  );
}
