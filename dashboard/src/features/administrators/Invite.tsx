import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useChange } from "../../api/query";
import { CopyField } from "../../components/Copy";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { ADMINISTRATORS, invite, type Level } from "./queries";
import { administratorWords } from "./words";

/** Makes a link for one person and shows it once. */
export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(administratorWords);
  const general = useWords(common);
  const [level, setLevel] = useState<Level>("administrator");
  const [url, setUrl] = useState<string>();
  const make = useChange({
    change: () => invite(level),
    refreshes: [ADMINISTRATORS],
    onDone: (made) => setUrl(made.url),
  });
  const close = () => {
    setUrl(undefined);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={words.inviteTitle} closeButtonProps={{ "aria-label": general.close }}>
      {url ? (
        <Stack>
          <Text role="status">{words.linkMade}</Text>
          <CopyField label={words.link} description={words.linkOnce} value={url} />
          <Group justify="flex-end">
            <Button onClick={close}>{general.close}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text>{words.inviteText}</Text>
          <Radio.Group label={words.level} value={level} onChange={(l) => setLevel(l as Level)}>
            <Stack gap="sm" mt="xs">
              <Radio value="administrator" label={words.administrator} description={words.administratorMay} />
              <Radio value="viewer" label={words.viewer} description={words.viewerMay} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {general.cancel}
            </Button>
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {words.makeLink}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
