import { Alert, Anchor, Checkbox, Stack, Switch } from "@mantine/core";
import { IconPlugConnected } from "@tabler/icons-react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { type ConnectionOf, saveConnection, useConnectionsOf } from "./accessQueries";
import { type Organization, ORGANIZATIONS } from "./queries";
import { organizationWords } from "./words";

/** Through which connections members sign in. */
export function Connections({ one }: { one: Organization }) {
  const words = useWords(organizationWords);
  return (
    <Stack>
      <Hint>{words.connectionsLead}</Hint>
      <Loaded query={useConnectionsOf(one.id)}>
        {(all) => (
          <>
            {all.some((c) => c.enabled) ? null : <Alert color="yellow">{words.noConnection}</Alert>}
            <Table one={one} all={all} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Table({ one, all }: { one: Organization; all: ConnectionOf[] }) {
  const words = useWords(organizationWords);
  const may = useMay(
    "create:organization_connections",
    "update:organization_connections",
    "delete:organization_connections",
  );
  const refreshes = [[...ORGANIZATIONS, one.id, "connections"]];
  const save = useChange<[ConnectionOf, Parameters<typeof saveConnection>[2]]>({
    change: ([connection, change]) => saveConnection(one.id, connection, change),
    refreshes,
  });
  const remove = useChange<string>({
    change: (connection_id) =>
      api.DELETE("/organizations/{id}/connections/{connection_id}", {
        params: { path: { id: one.id, connection_id } },
      }),
    refreshes,
  });
  const busy = save.isPending || remove.isPending;
  return (
    <DataTable
      label={words.connections}
      rows={all}
      rowKey={(c) => c.connection_id}
      columns={[
        {
          header: words.connection,
          cell: (c) => (
            <Link to={`/connections/${c.connection_id}`} className="quiet">
              {c.name}
            </Link>
          ),
        },
        {
          header: words.membersSignIn,
          cell: (c) => (
            <Switch
              aria-label={`${words.membersSignIn}: ${c.name}`}
              checked={c.enabled}
              disabled={!may || busy}
              onChange={(e) =>
                e.currentTarget.checked ? save.mutate([c, { enabled: true }]) : remove.mutate(c.connection_id)
              }
            />
          ),
        },
        {
          header: words.assigns,
          cell: (c) => (
            <Checkbox
              aria-label={`${words.assigns}: ${c.name}`}
              checked={c.assigns}
              disabled={!may || busy || !c.enabled}
              onChange={(e) => save.mutate([c, { assigns: e.currentTarget.checked }])}
            />
          ),
        },
        {
          header: words.signups,
          cell: (c) => (
            <Checkbox
              aria-label={`${words.signups}: ${c.name}`}
              checked={c.signups}
              disabled={!may || busy || !c.enabled}
              onChange={(e) => save.mutate([c, { signups: e.currentTarget.checked }])}
            />
          ),
        },
      ]}
      empty={
        <Teach icon={IconPlugConnected} title={words.noConnections}>
          <Anchor component={Link} to="/connections" inherit underline="always">
            {words.toConnections}
          </Anchor>
        </Teach>
      }
    />
  );
}
