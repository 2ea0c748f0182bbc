import { Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconKey, IconLink, IconLockOpen, IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { ConfirmButton } from "../../components/Confirm";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { hasPassword, type User, USERS } from "./queries";
import { ResetPassword } from "./ResetPassword";
import { SetPassword } from "./SetPassword";
import { useBlocking } from "./useBlocking";
import { userWords } from "./words";

/** What can be done with a user. */
export function UserActions({ user }: { user: User }) {
  const words = useWords(userWords);
  const general = useWords(common);
  const mayChange = useMay("update:users");
  const mayLink = useMay("create:user_tickets");
  const [shown, setShown] = useState<"reset" | "password">();
  const blocking = useBlocking(user);
  const verify = useChange({
    change: () => body(api.POST("/jobs/verification-email", { body: { user_id: user.user_id } })),
    refreshes: [USERS],
    done: words.verificationSent,
  });
  const close = () => setShown(undefined);
  const icon = { size: 16, stroke: 1.6 };
  return (
    <Group gap="sm">
      {user.blocked ? null : (
        <May scope="update:users">
          <ConfirmButton label={words.block} pending={blocking.isPending} onConfirm={() => blocking.mutate(true)}>
            {words.blockText}
          </ConfirmButton>
        </May>
      )}
      {mayChange || mayLink ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown {...icon} />}>
              {general.actions}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayLink && hasPassword(user) ? (
              <Menu.Item disabled={user.blocked ?? false} leftSection={<IconLink {...icon} />} onClick={() => setShown("reset")}>
                {words.resetLink}
              </Menu.Item>
            ) : null}
            {mayChange && hasPassword(user) ? (
              <Menu.Item leftSection={<IconKey {...icon} />} onClick={() => setShown("password")}>
                {words.setPassword}
              </Menu.Item>
            ) : null}
            {mayChange && user.email && !user.email_verified ? (
              <Menu.Item leftSection={<IconMail {...icon} />} onClick={() => verify.mutate()}>
                {words.sendVerification}
              </Menu.Item>
            ) : null}
            {mayChange && user.blocked ? (
              <Menu.Item leftSection={<IconLockOpen {...icon} />} onClick={() => blocking.mutate(false)}>
                {words.unblock}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {shown === "reset" ? <ResetPassword user={user} onClose={close} /> : null}
      {shown === "password" ? <SetPassword user={user} onClose={close} /> : null}
    </Group>
  );
}
