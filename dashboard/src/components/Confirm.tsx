import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

interface ConfirmProps {
  /** What opens the question. */
  trigger: (open: () => void) => ReactNode;
  title: string;
  /** What happens then. */
  children: ReactNode;
  /** The text of the button that does it. */
  action: string;
  /** Nothing is lost by it. */
  harmless?: boolean;
  onConfirm: () => void;
}

/** Asks once before something small ends. */
export function Confirm({ trigger, title, children, action, harmless, onConfirm }: ConfirmProps) {
  const [opened, { open, close }] = useDisclosure();
  const words = useWords(common);
  return (
    <>
      {trigger(open)}
      <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": words.close }}>
        <Stack>
          <Text component="div">{children}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {words.cancel}
            </Button>
            <Button
              {...(harmless ? {} : { color: "red" })}
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
