import { Button, Card, Group, Modal, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

interface ConfirmDeleteProps {
  /** The button's text, such as "Delete this API". */
  label: string;
  /** What ends with it. */
  consequences: ReactNode;
  /** What must be typed. */
  name: string;
  pending: boolean;
  onConfirm: () => void;
}

/** Destroys something after its name was typed. */
export function ConfirmDelete({ label, consequences, name, pending, onConfirm }: ConfirmDeleteProps) {
  const [opened, { open, close }] = useDisclosure();
  const [typed, setTyped] = useState("");
  const words = useWords(common);
  const same = typed === name;
  return (
    <>
      <Button color="red" variant="outline" onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label} closeButtonProps={{ "aria-label": words.close }}>
        <form
          onSubmit={(e) => {
            e.preventDefault();
            if (same) {
              onConfirm();
            }
          }}
        >
          <Stack>
            <Text component="div">{consequences}</Text>
            <Text>{words.cannotUndo}</Text>
            <TextInput
              data-autofocus
              label={words.typeToConfirm(name)}
              value={typed}
              onChange={(e) => setTyped(e.currentTarget.value)}
              autoComplete="off"
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {words.cancel}
              </Button>
              <Button type="submit" color="red" disabled={!same} loading={pending}>
                {words.delete}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

/** Frames what destroys, at the end of a page of settings. */
export function DangerZone({ children }: { children: ReactNode }) {
  const words = useWords(common);
  return (
    <Card withBorder mt="xl" padding="lg">
      <Stack align="flex-start">
        <Title order={2}>{words.dangerZone}</Title>
        {children}
      </Stack>
    </Card>
  );
}
