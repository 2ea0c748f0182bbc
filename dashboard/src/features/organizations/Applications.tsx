import { Anchor, Badge, Stack, Switch } from "@mantine/core";
import { IconApps } from "@tabler/icons-react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { useListedApplications } from "./accessQueries";
import { type Application, type Organization, ORGANIZATIONS, saveOrganization, useApplications } from "./queries";
import { organizationWords } from "./words";

/** Which applications sign members in. */
export function Applications({ one }: { one: Organization }) {
  const words = useWords(organizationWords);
  const general = useWords(common);
  const may = useMay("update:organizations");
  const save = useChange<Partial<Organization>>({
    change: (change) => saveOrganization(one.id, change),
    refreshes: [[...ORGANIZATIONS, one.id]],
    done: general.saved,
  });
  const listed = one.is_app_entitlement_active ?? false;
  return (
    <Stack gap={0}>
      <FormSection title={words.whichApplications} lead={words.applicationsLead}>
        <Switch
          label={words.onlyListed}
          description={words.onlyListedHelp}
          checked={listed}
          disabled={!may || save.isPending}
          onChange={(e) => save.mutate({ is_app_entitlement_active: e.currentTarget.checked })}
        />
        <Switch
          label={words.blockForeign}
          description={words.blockForeignHelp}
          checked={one.third_party_client_access === "block"}
          disabled={!may || save.isPending}
          onChange={(e) => save.mutate({ third_party_client_access: e.currentTarget.checked ? "block" : "allow" })}
        />
      </FormSection>
      <Loaded query={useApplications()}>{(all) => <Table one={one} listed={listed} all={all} />}</Loaded>
    </Stack>
  );
}

function Table({ one, listed, all }: { one: Organization; listed: boolean; all: Application[] }) {
  const words = useWords(organizationWords);
  return (
    <DataTable
      label={words.applications}
      rows={all}
      rowKey={(a) => a.client_id}
      columns={[
        {
          header: words.application,
          cell: (a) => (
            <Link to={`/applications/${a.client_id}`} className="quiet">
              {a.name}
            </Link>
          ),
        },
        { header: words.withOrganizations, cell: (a) => <Usage application={a} /> },
        ...(listed
          ? [{ header: words.membersSignIn, cell: (a: Application) => <Listed one={one} application={a} /> }]
          : []),
      ]}
      empty={
        <Teach icon={IconApps} title={words.noApplications}>
          <Anchor component={Link} to="/applications" inherit underline="always">
            {words.toApplications}
          </Anchor>
        </Teach>
      }
    />
  );
}

function Usage({ application }: { application: Application }) {
  const words = useWords(organizationWords);
  const usage = application.organization_usage ?? "deny";
  return usage === "deny" ? (
    <Anchor component={Link} to={`/applications/${application.client_id}/organizations`} fz="sm" underline="always">
      {words.usage_deny}
    </Anchor>
  ) : (
    <Badge variant="default" tt="none">
      {words[`usage_${usage}`]}
    </Badge>
  );
}

function Listed({ one, application }: { one: Organization; application: Application }) {
  const words = useWords(organizationWords);
  const may = useMay("create:organization_clients", "delete:organization_clients");
  const sees = useMay("read:organization_clients");
  const own = useListedApplications(one.id, sees).data?.find((l) => l.client_id === application.client_id);
  const { client_id } = application;
  const path = { id: one.id };
  const change = useChange<boolean>({
    change: (on) => {
      const added = { client_id, use_for_member_access: true };
      return on
        ? api.POST("/organizations/{id}/clients", { params: { path }, body: { clients: [added] } })
        : api.DELETE("/organizations/{id}/clients", { params: { path }, body: { clients: [client_id] } });
    },
    refreshes: [[...ORGANIZATIONS, one.id, "clients"]],
  });
  return (
    <Switch
      aria-label={`${words.membersSignIn}: ${application.name}`}
      checked={own?.use_for_member_access ?? false}
      disabled={!may || change.isPending}
      onChange={(e) => change.mutate(e.currentTarget.checked)}
    />
  );
}
