import { Button, Group, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Copy } from "../../components/Copy";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { APPLICATIONS } from "./queries";
import { settingsWords } from "./words-settings";

/** The client secret: hidden until somebody asks. */
export function Secret({ clientId, secret }: { clientId: string; secret: string }) {
  const words = useWords(settingsWords);
  const mayRotate = useMay("update:client_keys");
  return (
    <Group align="flex-end" gap="xs">
      <PasswordInput
        flex="1 1 18rem"
        label={words.secret}
        description={words.secretHelp}
        value={secret}
        readOnly
        visibilityToggleButtonProps={{ "aria-label": words.reveal }}
        styles={{ innerInput: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.875rem" } }}
      />
      <Group gap="xs" mb={4}>
        <Copy value={secret} label={words.copySecret} />
        {mayRotate ? <Rotate clientId={clientId} /> : null}
      </Group>
    </Group>
  );
}

/** Gives the application a new secret; the old one ends at once. */
export function Rotate({ clientId }: { clientId: string }) {
  const words = useWords(settingsWords);
  const general = useWords(common);
  const [opened, { open, close }] = useDisclosure();
  const rotate = useChange({
    change: () => body(api.POST("/clients/{id}/rotate-secret", { params: { path: { id: clientId } } })),
    refreshes: [APPLICATIONS],
    done: words.rotated,
    onDone: close,
  });
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {words.rotate}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.rotate}
        closeButtonProps={{ "aria-label": general.close }}
      >
        <Stack>
          <Text>{words.rotateText}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {general.cancel}
            </Button>
            <Button color="red" onClick={() => rotate.mutate()} loading={rotate.isPending}>
              {words.rotate}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
