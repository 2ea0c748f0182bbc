import { Alert, Anchor, Stack, Switch, TextInput } from "@mantine/core";
import { IconApps, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Application, type Connection, CONNECTIONS, useApplications } from "./queries";
import { connectionWords } from "./words";

const MANY = 10;

/** Which applications show this connection on their sign-in page. */
export function Applications({ one }: { one: Connection }) {
  const words = useWords(connectionWords);
  const applications = useApplications();
  return (
    <Stack>
      <Hint>{words.applicationsLead}</Hint>
      {(one.enabled_clients ?? []).length === 0 ? <Alert color="yellow">{words.unused}</Alert> : null}
      <Loaded query={applications}>{(all) => <Switches one={one} all={all.filter(signsIn)} />}</Loaded>
    </Stack>
  );
}

/** Machines have no users. */
function signsIn(application: Application): boolean {
  return application.app_type !== "non_interactive";
}

function Switches({ one, all }: { one: Connection; all: Application[] }) {
  const words = useWords(connectionWords);
  const general = useWords(common);
  const may = useMay("update:connections");
  const [text, setText] = useState("");
  const enabled = new Set(one.enabled_clients);
  const change = useChange<{ client_id: string; status: boolean }>({
    change: (wanted) => api.PATCH("/connections/{id}/clients", { params: { path: { id: one.id } }, body: [wanted] }),
    refreshes: [CONNECTIONS],
  });
  const found = all.filter((a) => `${a.name} ${a.client_id}`.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      {all.length > MANY ? (
        <TextInput
          aria-label={general.search}
          placeholder={general.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
      ) : null}
      <DataTable
        label={words.applications}
        rows={found}
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
          {
            header: words.mayUse,
            width: "10rem",
            cell: (a) => (
              <Switch
                aria-label={`${words.mayUse}: ${a.name}`}
                checked={
                  change.isPending && change.variables.client_id === a.client_id
                    ? change.variables.status
                    : enabled.has(a.client_id)
                }
                disabled={!may}
                onChange={(e) => change.mutate({ client_id: a.client_id, status: e.currentTarget.checked })}
              />
            ),
          },
        ]}
        empty={
          text === "" ? (
            <Teach icon={IconApps} title={words.noApplications}>
              {words.noApplicationsText} <Anchor component={Link} to="/applications" inherit underline="always">{words.toApplications}</Anchor>
            </Teach>
          ) : (
            <Hint>{words.nothingFound}</Hint>
          )
        }
      />
    </>
  );
}
