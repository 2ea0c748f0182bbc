import { ActionIcon, Badge, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { Confirm } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { UserCell } from "../../components/UserCell";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { AddMembers } from "./AddMembers";
import { MemberRoles } from "./MemberRoles";
import { type Member, useMembers } from "./memberQueries";
import { type Organization, ORGANIZATIONS, PAGE } from "./queries";
import { organizationWords } from "./words";

/** The users who belong to an organization, and their roles in it. */
export function Members({ one }: { one: Organization }) {
  const words = useWords(organizationWords);
  const [page, setPage] = useState(0);
  const [adding, { open, close }] = useDisclosure();
  const mayAdd = useMay("create:organization_members", "read:users");
  const add = mayAdd ? (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
      {words.addMembers}
    </Button>
  ) : null;
  return (
    <Loaded query={useMembers(one.id, page)}>
      {({ rows, total }) => (
        <Stack>
          {total === 0 ? null : (
            <Group justify="space-between" align="flex-start">
              <div style={{ flex: "1 1 18rem" }}>
                <Hint>{words.membersLead}</Hint>
              </div>
              {add}
            </Group>
          )}
          <DataTable
            label={words.members}
            rows={rows}
            rowKey={(m) => m.user_id}
            columns={[
              { header: words.member, cell: (m) => <UserCell user={m} /> },
              { header: words.rolesHere, cell: (m) => <Roles organization={one} member={m} /> },
              { header: "", align: "right", width: "4rem", cell: (m) => <Remove organization={one} member={m} /> },
            ]}
            empty={
              <Teach icon={IconUserPlus} title={words.noMembers} action={add}>
                {words.noMembersText}
              </Teach>
            }
          />
          <Pager page={page} size={PAGE} total={total} onChange={setPage} />
          <AddMembers one={one} opened={adding} onClose={close} />
        </Stack>
      )}
    </Loaded>
  );
}

function Roles({ organization, member }: { organization: Organization; member: Member }) {
  const words = useWords(organizationWords);
  const may = useMay("create:organization_member_roles", "delete:organization_member_roles", "read:roles");
  const roles = member.roles ?? [];
  return (
    <Group gap="xs">
      {roles.map((r) => (
        <Badge key={r.id} variant="light" tt="none">
          {r.name}
        </Badge>
      ))}
      {roles.length === 0 && !may ? <Hint>{words.noRoles}</Hint> : null}
      {may ? <MemberRoles organization={organization} member={member} /> : null}
    </Group>
  );
}

function Remove({ organization, member }: { organization: Organization; member: Member }) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const name = member.name ?? member.email ?? member.user_id;
  const remove = useChange({
    change: () =>
      api.DELETE("/organizations/{id}/members", {
        params: { path: { id: organization.id } },
        body: { members: [member.user_id] },
      }),
    refreshes: [[...ORGANIZATIONS, organization.id]],
    done: words.memberRemoved(name),
  });
  return (
    <May scope="delete:organization_members">
      <Confirm
        title={words.removeMember(name)}
        action={general.remove}
        onConfirm={() => remove.mutate()}
        trigger={(open) => (
          <ActionIcon variant="subtle" color="red" aria-label={words.removeMember(name)} onClick={open}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      >
        {words.removeMemberText}
      </Confirm>
    </May>
  );
}
