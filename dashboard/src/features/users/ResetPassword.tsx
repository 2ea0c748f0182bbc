import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useChange } from "../../api/query";
import { CopyField } from "../../components/Copy";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { connectionOf, passwordLink, type User } from "./queries";
import { mailPasswordLink } from "./userQueries";
import { userWords } from "./words";

/** Lets the person choose a new password, by a mail or by a link to pass on. */
export function ResetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const words = useWords(userWords);
  const general = useWords(common);
  const email = user.email ?? "";
  const mail = useChange({
    change: () => mailPasswordLink(email, connectionOf(user)),
    refreshes: [],
    done: words.mailSent(email),
    onDone: onClose,
  });
  const link = useChange({
    change: () => passwordLink({ user_id: user.user_id, mark_email_as_verified: false, ttl_sec: 0 }),
    refreshes: [],
  });
  return (
    <Modal opened onClose={onClose} title={words.resetLink} closeButtonProps={{ "aria-label": general.close }}>
      <Stack>
        <Text>{words.resetText}</Text>
        {link.data ? (
          <CopyField label={words.link} value={link.data} description={words.linkText} />
        ) : (
          <Group>
            <Button data-autofocus loading={mail.isPending} disabled={email === ""} onClick={() => mail.mutate()}>
              {words.sendMail}
            </Button>
            <Button variant="default" loading={link.isPending} onClick={() => link.mutate()}>
              {words.makeLink}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
