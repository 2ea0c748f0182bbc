import { Group, Text } from "@mantine/core";
import { useParams } from "react-router";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Code } from "./Code";
import { ExecutionList } from "./ExecutionList";
import { triggerOf, useAction } from "./queries";
import { Settings } from "./Settings";
import { State } from "./State";
import { Versions } from "./Versions";
import { actionWords } from "./words";

/** One action. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(actionWords);
  const parts = useWords(programWords);
  const triggers = useWords(triggerWords);
  return (
    <Loaded query={useAction(id)}>
      {(one) => (
        <Page
          key={one.id}
          wide
          title={one.name}
          back={{ to: "/actions/library", label: words.library }}
          aside={
            <Group gap="sm">
              <Text fz="sm">{triggers[triggerOf(one)] ?? triggerOf(one)}</Text>
              <State action={one} />
            </Group>
          }
        >
          <RouteTabs
            base={`/actions/library/${id}`}
            current={tab}
            tabs={[
              { path: "code", label: parts.code, content: () => <Code action={one} /> },
              { path: "versions", label: words.versions, content: () => <Versions action={one} /> },
              { path: "executions", label: words.executions, content: () => <ExecutionList program={id} /> },
              { path: "settings", label: parts.settings, content: () => <Settings action={one} /> },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
