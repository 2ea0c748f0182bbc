import { Button, Group, PasswordInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmDialog } from "../../components/Confirm";
import { Copy } from "../../components/Copy";
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
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={words.rotate}
        action={words.rotate}
        pending={rotate.isPending}
        onConfirm={() => rotate.mutate()}
      >
        {words.rotateText}
      </ConfirmDialog>
    </>
  );
}
