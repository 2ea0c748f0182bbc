import { ActionIcon, Badge, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMail, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { Confirm } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { Invite } from "./Invite";
import { type Invitation, useInvitations } from "./memberQueries";
import { type Organization, ORGANIZATIONS, PAGE, useApplications, useRoles } from "./queries";
import { organizationWords } from "./words";

/** Who was invited and has not come yet. */
export function Invitations({ one }: { one: Organization }) {
  const words = useWords(organizationWords);
  const [page, setPage] = useState(0);
  const [inviting, { open, close }] = useDisclosure();
  const mayInvite = useMay("create:organization_invitations", "read:clients");
  const invite = mayInvite ? (
    <Button leftSection={<IconMail size={16} aria-hidden />} onClick={open}>
      {words.invite}
    </Button>
  ) : null;
  return (
    <Loaded query={useInvitations(one.id, page)}>
      {({ rows, total }) => (
        <Stack>
          {total === 0 ? null : (
            <Group justify="space-between" align="flex-start">
              <div style={{ flex: "1 1 18rem" }}>
                <Hint>{words.invitationsLead}</Hint>
              </div>
              {invite}
            </Group>
          )}
          <List one={one} rows={rows} action={invite} />
          <Pager page={page} size={PAGE} total={total} onChange={setPage} />
          <Invite one={one} opened={inviting} onClose={close} />
        </Stack>
      )}
    </Loaded>
  );
}

function List({ one, rows, action }: { one: Organization; rows: Invitation[]; action: React.ReactNode }) {
  const words = useWords(organizationWords);
  const applications = useApplications(useMay("read:clients")).data ?? [];
  const roles = useRoles(useMay("read:roles")).data ?? [];
  const application = (id?: string) => applications.find((a) => a.client_id === id)?.name ?? id;
  const role = (id: string) => roles.find((r) => r.id === id)?.name ?? id;
  const ended = (i: Invitation) => Date.parse(i.expires_at ?? "") < Date.now();
  return (
    <DataTable
      label={words.invitations}
      rows={rows}
      rowKey={(i) => i.id}
      columns={[
        { header: words.invitee, cell: (i) => i.invitee?.email },
        { header: words.application, cell: (i) => application(i.client_id) },
        { header: words.rolesHere, cell: (i) => (i.roles ?? []).map(role).join(", ") || words.noRoles },
        { header: words.inviter, cell: (i) => i.inviter?.name },
        {
          header: words.state,
          cell: (i) => (
            <Badge variant={ended(i) ? "default" : "light"} tt="none">
              {ended(i) ? words.ended : words.waiting}
            </Badge>
          ),
        },
        { header: words.ends, cell: (i) => <Moment at={i.expires_at} /> },
        { header: "", align: "right", width: "4rem", cell: (i) => <Revoke one={one} invitation={i} /> },
      ]}
      empty={
        <Teach icon={IconMail} title={words.noInvitations} action={action}>
          {words.noInvitationsText}
        </Teach>
      }
    />
  );
}

function Revoke({ one, invitation }: { one: Organization; invitation: Invitation }) {
  const words = useWords(organizationWords);
  const email = invitation.invitee?.email ?? "";
  const revoke = useChange({
    change: () =>
      api.DELETE("/organizations/{id}/invitations/{invitation_id}", {
        params: { path: { id: one.id, invitation_id: invitation.id } },
      }),
    refreshes: [[...ORGANIZATIONS, one.id, "invitations"]],
    done: words.invitationRevoked,
  });
  return (
    <May scope="delete:organization_invitations">
      <Confirm
        title={words.revokeInvitation(email)}
        action={words.withdraw}
        onConfirm={() => revoke.mutate()}
        trigger={(open) => (
          <ActionIcon variant="subtle" color="red" aria-label={words.revokeInvitation(email)} onClick={open}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      >
        {words.revokeInvitationText}
      </Confirm>
    </May>
  );
}
