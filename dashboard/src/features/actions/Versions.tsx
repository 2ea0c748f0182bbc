import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { CodeDiff } from "../../components/code/CodeEditor";
import { ConfirmButton } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { type Action, ACTIONS, rollBack, useVersions, type Version } from "./queries";
import { actionWords } from "./words";

/** What was deployed, what differs, and the way back. */
export function Versions({ action }: { action: Action }) {
  const words = useWords(actionWords);
  return (
    <Loaded query={useVersions(action.id)}>
      {(versions) =>
        versions.length === 0 ? (
          <Teach icon={IconHistory} title={words.noVersions}>
            {words.noVersionsText}
          </Teach>
        ) : (
          <History action={action} versions={versions} />
        )
      }
    </Loaded>
  );
}

function History({ action, versions }: { action: Action; versions: Version[] }) {
  const words = useWords(actionWords);
  const may = useMay("create:actions", "update:actions");
  const [chosen, setChosen] = useState<string>();
  const back = useChange<Version>({
    change: (v) => rollBack(action.id, v.id),
    refreshes: [ACTIONS],
    done: words.rolledBack,
    onDone: () => setChosen(undefined),
  });
  const version = versions.find((v) => v.id === chosen) ?? versions[0];
  return (
    <Stack>
      <DataTable
        label={words.versions}
        rows={versions}
        rowKey={(v) => v.id}
        columns={[
          { header: words.version, width: "7rem", cell: (v) => v.number },
          { header: words.deployedWhen, cell: (v) => <Moment at={v.created_at} /> },
          { header: words.state, width: "10rem", cell: (v) => (v.deployed ? <Badge variant="default" tt="none">{words.inUse}</Badge> : null) },
          {
            header: "",
            align: "right",
            cell: (v) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button size="xs" variant="default" aria-pressed={v.id === version?.id} onClick={() => setChosen(v.id)}>
                  {words.compare}
                </Button>
                {may && !v.deployed ? (
                  <ConfirmButton
                    size="xs"
                    label={words.rollBack}
                    ariaLabel={words.rollBackTo(v.number)}
                    pending={back.isPending && back.variables.id === v.id}
                    onConfirm={() => back.mutate(v)}
                  >
                    {words.rollBackText}
                  </ConfirmButton>
                ) : null}
              </Group>
            ),
          },
        ]}
        empty={null}
      />
      {version ? <Difference version={version} code={action.code ?? ""} /> : null}
    </Stack>
  );
}

function Difference({ version, code }: { version: Version; code: string }) {
  const words = useWords(actionWords);
  return (
    <Stack gap="xs">
      <Text fw={600}>{words.comparison(version.number)}</Text>
      {version.code === code ? (
        <Hint>{words.same}</Hint>
      ) : (
        <CodeDiff label={words.comparison(version.number)} before={version.code ?? ""} after={code} height="24rem" />
      )}
    </Stack>
  );
}
