import { Anchor, Card, Stack } from "@mantine/core";
import { Link, useParams } from "react-router";
import { useMay } from "../../api/session";
import { ClientName } from "../../components/ClientName";
import { Fact } from "../../components/CodeBlock";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Page } from "../../components/Page";
import { ProgramCard } from "../../components/program/ProgramCard";
import { Duration, RunStatus } from "../../components/program/RunReport";
import { userPath } from "../../components/UserCell";
import { useWords } from "../../words/language";
import { type Execution, useExecution } from "./executions";
import { triggerWords } from "../../components/program/words-triggers";
import { actionWords } from "./words";

/** One execution: what each program did, in its order. */
export function Component() {
  const { id = "" } = useParams();
  const words = useWords(actionWords);
  const triggers: Record<string, string> = useWords(triggerWords);
  return (
    <Loaded query={useExecution(id)}>
      {(one) => (
        <Page
          title={triggers[one.trigger_id] ?? one.trigger_id}
          back={{ to: "/actions/executions", label: words.executions }}
          aside={<CopyText value={one.id} />}
        >
          <Stack>
            <Facts one={one} />
            {one.results.map((r, i) => (
              <ProgramCard key={i} run={r} order={2} />
            ))}
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}

function Facts({ one }: { one: Execution }) {
  const words = useWords(actionWords);
  const mayUsers = useMay("read:users");
  return (
    <Card withBorder padding="lg">
      <Stack gap="xs">
        <Fact label={words.when}>
          <Moment at={one.created_at} />
        </Fact>
        <Fact label={words.outcome}>
          <RunStatus status={one.status} />
        </Fact>
        <Fact label={words.duration}>
          <Duration ms={one.duration_ms} />
        </Fact>
        {one.user_id ? (
          <Fact label={words.user}>
            {mayUsers ? (
              <Anchor component={Link} to={userPath(one.user_id)}>
                {one.user_id}
              </Anchor>
            ) : (
              one.user_id
            )}
          </Fact>
        ) : null}
        {one.client_id ? (
          <Fact label={words.application}>
            <ClientName id={one.client_id} />
          </Fact>
        ) : null}
      </Stack>
    </Card>
  );
}
