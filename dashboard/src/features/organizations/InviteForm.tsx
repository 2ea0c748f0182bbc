import { Button, Group, MultiSelect, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay, useSession } from "../../api/session";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { InviteObstacle } from "./InviteObstacle";
import { type Organization, ORGANIZATIONS, useApplications, useDefaultStart, useRoles } from "./queries";
import { organizationWords } from "./words";

interface InviteFormProps {
  one: Organization;
  onClose: () => void;
  onMade: (made: { link: string; email: string; sent: boolean }) => void;
}

/** Who is invited, where the link leads and what the new member gets. */
export function InviteForm({ one, onClose, onMade }: InviteFormProps) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const { name } = useSession();
  const applications = useApplications().data ?? [];
  const mayRoles = useMay("read:roles");
  const roles = useRoles(mayRoles).data ?? [];
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [given, setGiven] = useState<string[]>([]);
  const [days, setDays] = useState("7");
  const [sent, setSent] = useState(true);
  const client = chosen ?? (applications.length === 1 ? (applications[0]?.client_id ?? null) : null);
  const application = applications.find((a) => a.client_id === client);
  const leadsNowhere = useDefaultStart() === "" && application !== undefined && !application.initiate_login_uri;
  const invite = useChange({
    change: () =>
      body(
        api.POST("/organizations/{id}/invitations", {
          params: { path: { id: one.id } },
          body: {
            inviter: { name },
            invitee: { email: email.trim() },
            client_id: client ?? "",
            ttl_sec: Number(days) * 86_400,
            send_invitation_email: sent,
            ...(given.length > 0 ? { roles: given } : {}),
          },
        }),
      ),
    refreshes: [[...ORGANIZATIONS, one.id, "invitations"]],
    onDone: (made) => onMade({ link: made.invitation_url ?? "", email: email.trim(), sent }),
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        invite.mutate();
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          required
          type="email"
          label={words.invitee}
          placeholder="carol@example.com"
          autoComplete="off"
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <Select
          required
          searchable
          label={words.application}
          description={words.applicationHelp}
          data={applications.map((a) => ({ value: a.client_id, label: a.name }))}
          value={client}
          onChange={setChosen}
          nothingFoundMessage={words.nothingFound}
        />
        {application ? <InviteObstacle application={application} leadsNowhere={leadsNowhere} /> : null}
        {mayRoles && roles.length > 0 ? (
          <MultiSelect
            searchable
            label={words.rolesHere}
            description={words.rolesHelp}
            data={roles.map((r) => ({ value: r.id, label: r.name }))}
            value={given}
            onChange={setGiven}
          />
        ) : null}
        <Select
          label={words.lives}
          data={["1", "7", "14", "30"].map((d) => ({ value: d, label: words.days(Number(d)) }))}
          value={days}
          allowDeselect={false}
          onChange={(d) => setDays(d ?? "7")}
        />
        <Switch
          label={words.sendMail}
          description={words.sendMailHelp}
          checked={sent}
          onChange={(e) => setSent(e.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" loading={invite.isPending} disabled={!client || leadsNowhere}>
            {words.invite}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
