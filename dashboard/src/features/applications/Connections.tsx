import { Alert, Anchor, Card, Stack, Switch } from "@mantine/core";
import { IconPlugConnected } from "@tabler/icons-react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { type Application, type Connection, useConnections } from "./queries";
import { accessWords } from "./words-access";

/** Where the accounts may come from with which people sign in to the application. */
export function Connections({ one }: { one: Application }) {
  const words = useWords(accessWords);
  const connections = useConnections();
  const has = (c: Connection) => (c.enabled_clients ?? []).includes(one.client_id);
  return (
    <Stack>
      <Hint>{words.connectionsLead}</Hint>
      <Loaded query={connections}>
        {(all) =>
          all.length === 0 ? (
            <Teach icon={IconPlugConnected} title={words.noConnections}>
              {words.noConnectionsText} <Anchor component={Link} inherit underline="always" to="/connections">{words.toConnections}</Anchor>
            </Teach>
          ) : (
            <>
              {all.some(has) ? null : <Alert color="orange">{words.nobody}</Alert>}
              {all.map((c) => (
                <ConnectionSwitch key={c.id} one={one} connection={c} on={has(c)} />
              ))}
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

function ConnectionSwitch({ one, connection, on }: { one: Application; connection: Connection; on: boolean }) {
  const words = useWords(accessWords);
  const may = useMay("update:connections");
  const change = useChange({
    change: (status: boolean) =>
      api.PATCH("/connections/{id}/clients", {
        params: { path: { id: connection.id } },
        body: [{ client_id: one.client_id, status }],
      }),
    refreshes: [["connections"]],
  });
  return (
    <Card withBorder>
      <Switch
        label={connection.display_name || connection.name}
        description={`${connection.name} · ${connection.strategy === "auth0" ? words.database : connection.strategy}`}
        checked={change.isPending ? change.variables : on}
        disabled={!may || change.isPending}
        onChange={(e) => change.mutate(e.currentTarget.checked)}
      />
    </Card>
  );
}
