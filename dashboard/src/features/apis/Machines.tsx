import { Alert, Button, Card, Divider, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconRobot, IconSearch } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { MachineRow } from "./MachineRow";
import { type Api, type App, type Grant, useGrants, useMachines } from "./queries";
import { machineWords } from "./wordsMachines";

const PAGE = 20;
const FEW = 8;

/** Which applications may use the API for themselves, without a user. */
export function Machines({ one }: { one: Api }) {
  const words = useWords(machineWords);
  const machines = useMachines();
  const grants = useGrants(one.identifier);
  const create = (
    <May scope="create:clients">
      <Button component={Link} to="/applications" variant="default">
        {words.createApplication}
      </Button>
    </May>
  );
  return (
    <Loaded query={machines}>
      {(apps) => (
        <Loaded query={grants}>
          {(kept) =>
            apps.length === 0 ? (
              <Teach icon={IconRobot} title={words.none} action={create}>
                {words.noneText}
              </Teach>
            ) : (
              <Stack>
                <Group justify="space-between" align="flex-start">
                  <Stack gap={0} maw="44rem" flex="1 1 18rem">
                    <Hint>{words.lead}</Hint>
                  </Stack>
                  {create}
                </Group>
                {one.subject_type_authorization?.client?.policy === "deny_all" ? (
                  <Alert icon={<IconAlertTriangle aria-hidden />} title={words.denied}>
                    {words.deniedText}
                  </Alert>
                ) : null}
                <MachineList one={one} apps={apps} grants={kept} />
              </Stack>
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

function MachineList({ one, apps, grants }: { one: Api; apps: App[]; grants: Grant[] }) {
  const words = useWords(machineWords);
  const general = useWords(common);
  const [page, setPage] = useState(0);
  const [text, setText] = useState("");
  const [which, setWhich] = useState("all");
  const grantOf = new Map(grants.map((g) => [g.client_id, g]));
  const wanted = text.trim().toLowerCase();
  const found = apps
    .filter((a) => which === "all" || grantOf.has(a.client_id))
    .filter((a) => a.name.toLowerCase().includes(wanted) || a.client_id.toLowerCase().includes(wanted));
  const shown = found.slice(page * PAGE, (page + 1) * PAGE);
  return (
    <>
      {apps.length > FEW ? (
        <Group>
          <TextInput
            flex="1 1 14rem"
            maw="28rem"
            aria-label={general.search}
            placeholder={words.searchApplications}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(e) => {
              setText(e.currentTarget.value);
              setPage(0);
            }}
          />
          <SegmentedControl
            aria-label={words.which}
            value={which}
            data={[
              { value: "all", label: words.allApplications },
              { value: "authorized", label: `${words.authorized} (${grants.length})` },
            ]}
            onChange={(value) => {
              setWhich(value);
              setPage(0);
            }}
          />
        </Group>
      ) : null}
      <Card withBorder padding={0}>
        {shown.map((app, i) => (
          <Fragment key={app.client_id}>
            {i > 0 ? <Divider /> : null}
            <MachineRow one={one} app={app} grant={grantOf.get(app.client_id)} />
          </Fragment>
        ))}
        {shown.length === 0 ? (
          <Text p="md" c="dimmed">
            {words.notFound}
          </Text>
        ) : null}
      </Card>
      <Pager page={page} size={PAGE} total={found.length} onChange={setPage} />
    </>
  );
}
