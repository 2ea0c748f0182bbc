import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { common } from "../../words/common";
import { useWords } from "../../words/language";

interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  /** The title, and what the button says. */
  action: string;
  /** What ends with it. */
  consequences: string;
  pending: boolean;
  onConfirm: () => void;
}

/** Asks before something small ends. */
export function Confirm({ opened, onClose, action, consequences, pending, onConfirm }: ConfirmProps) {
  const general = useWords(common);
  return (
    <Modal opened={opened} onClose={onClose} title={action} closeButtonProps={{ "aria-label": general.close }}>
      <Stack>
        <Text>{consequences}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {general.cancel}
          </Button>
          <Button color="red" onClick={onConfirm} loading={pending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
