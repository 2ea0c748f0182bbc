import { useParams } from "react-router";
import { useMay } from "../../api/session";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { ApiAccess } from "./ApiAccess";
import { Connections } from "./Connections";
import { Credentials } from "./Credentials";
import { hasUsers, KINDS, kindOf, methodOf } from "./kinds";
import { Organizations } from "./Organizations";
import { type Application, useApplication } from "./queries";
import { QuickStart } from "./QuickStart";
import { Settings } from "./Settings";
import { applicationWords } from "./words";

/** One application. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(applicationWords);
  const query = useApplication(id);
  return (
    <Loaded query={query}>
      {(one) => (
        <Page
          title={one.name}
          back={{ to: "/applications", label: words.applications }}
          aside={<CopyText value={one.client_id} />}
          lead={words[KINDS.find((k) => k.kind === kindOf(one))?.label ?? "web"]}
        >
          <ApplicationTabs key={one.client_id} one={one} tab={tab} />
        </Page>
      )}
    </Loaded>
  );
}

function ApplicationTabs({ one, tab }: { one: Application; tab: string | undefined }) {
  const words = useWords(applicationWords);
  const seesKeys = useMay("read:client_credentials");
  const seesConnections = useMay("read:connections");
  const seesAccess = useMay("read:resource_servers", "read:client_grants");
  const people = hasUsers(one);
  const tabs = [
    { path: "quick-start", label: words.quickStart, content: () => <QuickStart one={one} /> },
    { path: "settings", label: words.settings, content: () => <Settings one={one} /> },
    {
      path: "credentials",
      label: words.credentials,
      shown: seesKeys && methodOf(one) !== "none",
      content: () => <Credentials one={one} />,
    },
    {
      path: "connections",
      label: words.connections,
      shown: seesConnections && people,
      content: () => <Connections one={one} />,
    },
    { path: "api-access", label: words.apiAccess, shown: seesAccess, content: () => <ApiAccess one={one} /> },
    { path: "organizations", label: words.organizations, shown: people, content: () => <Organizations one={one} /> },
  ];
  return (
    <RouteTabs
      base={`/applications/${one.client_id}`}
      current={tab}
      tabs={tabs.filter((t) => t.shown !== false)}
    />
  );
}
