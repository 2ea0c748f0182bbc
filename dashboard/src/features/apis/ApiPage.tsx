import { useParams } from "react-router";
import { useMay } from "../../api/session";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Machines } from "./Machines";
import { Permissions } from "./Permissions";
import { QuickStart } from "./QuickStart";
import { type Api, useApi } from "./queries";
import { Settings } from "./Settings";
import { Test } from "./Test";
import { apiWords } from "./words";

/** One API. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(apiWords);
  const query = useApi(id);
  return (
    <Loaded query={query}>
      {(one) => (
        <Page
          title={one.name}
          back={{ to: "/apis", label: words.apis }}
          aside={<CopyText value={one.identifier} />}
          lead={one.is_system ? words.systemLead : undefined}
        >
          <ApiTabs one={one} tab={tab} />
        </Page>
      )}
    </Loaded>
  );
}

function ApiTabs({ one, tab }: { one: Api; tab: string | undefined }) {
  const words = useWords(apiWords);
  const mayGrants = useMay("read:client_grants", "read:clients");
  const tabs = [
    { path: "quick-start", label: words.quickStart, content: () => <QuickStart one={one} />, shown: !one.is_system },
    { path: "settings", label: words.settings, content: () => <Settings one={one} />, shown: true },
    { path: "permissions", label: words.permissions, content: () => <Permissions one={one} />, shown: true },
    { path: "machine-to-machine", label: words.machines, content: () => <Machines one={one} />, shown: mayGrants },
    { path: "test", label: words.test, content: () => <Test one={one} />, shown: mayGrants },
  ];
  return <RouteTabs base={`/apis/${one.id}`} current={tab} tabs={tabs.filter((t) => t.shown)} />;
}
