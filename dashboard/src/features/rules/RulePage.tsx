import { useParams } from "react-router";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { programWords } from "../../components/program/words";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Code } from "./Code";
import { Enabled } from "./Enabled";
import { useRule } from "./queries";
import { Settings } from "./Settings";
import { ruleWords } from "./words";

/** One rule. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(ruleWords);
  const parts = useWords(programWords);
  return (
    <Loaded query={useRule(id)}>
      {(one) => (
        <Page
          key={one.id}
          wide
          title={one.name}
          back={{ to: "/rules", label: words.rules }}
          aside={<CopyText value={one.id} />}
          actions={<Enabled rule={one} />}
        >
          <RouteTabs
            base={`/rules/${id}`}
            current={tab}
            tabs={[
              { path: "code", label: parts.code, content: () => <Code rule={one} /> },
              { path: "settings", label: parts.settings, content: () => <Settings rule={one} /> },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
