import { Button, type ButtonProps, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

interface Question {
  title: string;
  /** What happens then. */
  children: ReactNode;
  /** The text of the button that does it. */
  action: string;
  /** Nothing is lost by it. */
  harmless?: boolean;
  onConfirm: () => void;
}

interface ConfirmDialogProps extends Question {
  opened: boolean;
  onClose: () => void;
  /** Whether it is under way; whoever opened the question closes it afterwards. */
  pending?: boolean;
}

/** Asks once before something small ends. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, action, harmless = false, pending = false, onConfirm } = props;
  const words = useWords(common);
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": words.close }}>
      <Stack>
        <Text component="div">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button {...(harmless ? {} : { color: "red" })} loading={pending} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The same behind whatever opens it. */
export function Confirm({ trigger, onConfirm, ...question }: Question & { trigger: (open: () => void) => ReactNode }) {
  const [opened, { open, close }] = useDisclosure();
  const confirm = () => {
    close();
    onConfirm();
  };
  return (
    <>
      {trigger(open)}
      <ConfirmDialog {...question} opened={opened} onClose={close} onConfirm={confirm} />
    </>
  );
}

interface ConfirmButtonProps extends ButtonProps {
  label: string;
  /** For screen readers, when the label is the same in every row. */
  ariaLabel?: string;
  /** What will happen. */
  children: ReactNode;
  pending: boolean;
  onConfirm: () => void;
}

/** The same behind a button, which shows that it is under way. */
export function ConfirmButton({ label, ariaLabel, children, pending, onConfirm, ...button }: ConfirmButtonProps) {
  return (
    <Confirm
      trigger={(open) => (
        <Button
          color="red"
          variant="outline"
          {...button}
          loading={pending}
          onClick={open}
          aria-label={ariaLabel ?? label}
        >
          {label}
        </Button>
      )}
      title={ariaLabel ?? label}
      action={label}
      onConfirm={onConfirm}
    >
      {children}
    </Confirm>
  );
}
