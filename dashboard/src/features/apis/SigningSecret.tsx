import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { CopyField } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Api, APIS } from "./queries";
import { apiWords } from "./words";

/** 48 random bytes as URL-safe text. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(48));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** The shared secret of an API that uses HS256, for those who may change it. */
export function SigningSecret({ one }: { one: Api }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const may = useMay("update:resource_servers");
  const [shown, show] = useState(false);
  const [asking, ask] = useDisclosure();
  const rotate = useChange({
    change: () =>
      body(
        api.PATCH("/resource-servers/{id}", {
          params: { path: { id: one.id } },
          body: { signing_secret: newSecret() },
        }),
      ),
    refreshes: [APIS],
    done: words.secretRotated,
    onDone: () => {
      ask.close();
      show(true);
    },
  });
  return (
    <FormSection title={words.secret} lead={words.secretLead}>
      {may && one.signing_secret ? (
        <>
          {shown ? <CopyField label={words.secret} value={one.signing_secret} /> : null}
          <Group>
            <Button variant="default" onClick={() => show(!shown)}>
              {shown ? words.hideSecret : words.showSecret}
            </Button>
            <Button variant="outline" color="red" onClick={ask.open}>
              {words.rotateSecret}
            </Button>
          </Group>
        </>
      ) : (
        <Alert icon={<IconLock aria-hidden />}>{words.secretHidden}</Alert>
      )}
      <Modal opened={asking} onClose={ask.close} title={words.rotateSecret} closeButtonProps={{ "aria-label": general.close }}>
        <Stack>
          <Text>{words.rotateText}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close}>
              {general.cancel}
            </Button>
            <Button color="red" loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {words.rotateSecret}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </FormSection>
  );
}
