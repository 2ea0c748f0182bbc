import { Button, type ButtonProps, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

interface ConfirmButtonProps extends ButtonProps {
  label: string;
  /** For screen readers, when the label is the same in every row. */
  ariaLabel?: string;
  /** What will happen. */
  children: ReactNode;
  pending: boolean;
  onConfirm: () => void;
}

/** A button that asks once before it does something that people notice. */
export function ConfirmButton({ label, ariaLabel, children, pending, onConfirm, ...button }: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure();
  const words = useWords(common);
  return (
    <>
      <Button color="red" variant="outline" {...button} onClick={open} aria-label={ariaLabel ?? label}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={ariaLabel ?? label} closeButtonProps={{ "aria-label": words.close }}>
        <Stack>
          <Text component="div">{children}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {words.cancel}
            </Button>
            <Button
              color="red"
              loading={pending}
              onClick={() => {
                onConfirm();
                close();
              }}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
