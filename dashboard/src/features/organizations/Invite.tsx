import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { CopyField } from "../../components/Copy";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { InviteForm } from "./InviteForm";
import type { Organization } from "./queries";
import { organizationWords } from "./words";

interface InviteProps {
  one: Organization;
  opened: boolean;
  onClose: () => void;
}

/** Invites somebody, then shows the link once. */
export function Invite({ one, opened, onClose }: InviteProps) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const [made, setMade] = useState<{ link: string; email: string; sent: boolean }>();
  const close = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={words.inviteTo(one.display_name)}
      closeButtonProps={{ "aria-label": general.close }}
    >
      {made ? (
        <Stack>
          <Text role="status">{made.sent ? words.invitedByMail(made.email) : words.invitedByLink(made.email)}</Text>
          <CopyField label={words.link} description={words.linkOnce} value={made.link} />
          <Group justify="flex-end">
            <Button onClick={close}>{general.close}</Button>
          </Group>
        </Stack>
      ) : (
        <InviteForm one={one} onClose={close} onMade={setMade} />
      )}
    </Modal>
  );
}
