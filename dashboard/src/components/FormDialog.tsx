import { Button, Group, Modal, type ModalProps, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

interface FormDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The text of the button that sends it; "Create" without. */
  action?: string;
  /** Whether it is being sent. */
  pending: boolean;
  /** Whether it cannot be sent as it is. */
  disabled?: boolean;
  size?: NonNullable<ModalProps["size"]>;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form that makes or gives something, in a dialog. */
export function FormDialog(props: FormDialogProps) {
  const { opened, onClose, title, action, pending, disabled = false, size = "md", onSubmit, children } = props;
  const words = useWords(common);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (!disabled) {
            onSubmit();
          }
        }}
      >
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={pending} disabled={disabled}>
              {action ?? words.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
