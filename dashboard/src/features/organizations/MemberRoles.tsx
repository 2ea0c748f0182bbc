import { Anchor, Button, Checkbox, Group, Modal, ScrollArea, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { Link } from "react-router";
import { useChange } from "../../api/query";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Member, saveRoles } from "./memberQueries";
import { type Organization, ORGANIZATIONS, useRoles } from "./queries";
import { organizationWords } from "./words";

interface MemberRolesProps {
  organization: Organization;
  member: Member;
}

/** A button that opens the roles of a member in one organization. */
export function MemberRoles({ organization, member }: MemberRolesProps) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const [opened, { open, close }] = useDisclosure();
  const name = member.name ?? member.email ?? member.user_id;
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={open} aria-label={`${words.editRoles}: ${words.rolesOf(name)}`}>
        {words.editRoles}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.rolesOf(name)}
        closeButtonProps={{ "aria-label": general.close }}
      >
        <Chooser organization={organization} member={member} onClose={close} />
      </Modal>
    </>
  );
}

function Chooser({ organization, member, onClose }: MemberRolesProps & { onClose: () => void }) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const before = (member.roles ?? []).map((r) => r.id);
  const [wanted, setWanted] = useState(before);
  const save = useChange({
    change: () => saveRoles(organization.id, member.user_id, before, wanted),
    refreshes: [[...ORGANIZATIONS, organization.id, "members"]],
    done: general.saved,
    onDone: onClose,
  });
  return (
    <Stack>
      <Hint>{words.rolesHelp}</Hint>
      <Loaded query={useRoles()}>
        {(roles) =>
          roles.length === 0 ? (
            <Hint>
              {words.noRolesAtAll}{" "}
              <Anchor component={Link} to="/roles" inherit underline="always">
                {words.toRoles}
              </Anchor>
            </Hint>
          ) : (
            <ScrollArea.Autosize mah="20rem">
              <Checkbox.Group<string> value={wanted} onChange={setWanted} aria-label={words.rolesHere}>
                <Stack gap="xs">
                  {roles.map((r) => (
                    <Checkbox key={r.id} value={r.id} label={r.name} />
                  ))}
                </Stack>
              </Checkbox.Group>
            </ScrollArea.Autosize>
          )
        }
      </Loaded>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {general.save}
        </Button>
      </Group>
    </Stack>
  );
}
