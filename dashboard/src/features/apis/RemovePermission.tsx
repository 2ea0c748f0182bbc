import { ActionIcon, Button, Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import type { Permission } from "./queries";
import { apiWords } from "./words";

/** Asks first, because roles lose the permission too. */
export function RemovePermission({ one, onRemove }: { one: Permission; onRemove: () => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <ActionIcon variant="subtle" color="red" aria-label={`${general.remove} ${one.value}`} onClick={open}>
        <IconTrash size={16} />
      </ActionIcon>
      <Modal opened={opened} onClose={close} title={words.removeTitle} closeButtonProps={{ "aria-label": general.close }}>
        <Stack ta="left">
          <Text>
            <Code>{one.value}</Code>
          </Text>
          <Text>{words.removeText}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {general.cancel}
            </Button>
            <Button
              color="red"
              onClick={() => {
                close();
                onRemove();
              }}
            >
              {general.remove}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
