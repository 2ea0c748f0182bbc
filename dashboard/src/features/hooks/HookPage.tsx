import { Text } from "@mantine/core";
import { useParams } from "react-router";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Code } from "./Code";
import { Enabled } from "./Enabled";
import { useHook } from "./queries";
import { Settings } from "./Settings";
import { hookWords } from "./words";

/** One hook. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(hookWords);
  const parts = useWords(programWords);
  const triggers = useWords(triggerWords);
  return (
    <Loaded query={useHook(id)}>
      {(one) => (
        <Page
          key={one.id}
          wide
          title={one.name}
          back={{ to: "/hooks", label: words.hooks }}
          aside={<Text fz="sm">{triggers[one.triggerId]}</Text>}
          actions={<Enabled hook={one} />}
        >
          <RouteTabs
            base={`/hooks/${id}`}
            current={tab}
            tabs={[
              { path: "code", label: parts.code, content: () => <Code hook={one} /> },
              { path: "settings", label: parts.settings, content: () => <Settings hook={one} /> },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
