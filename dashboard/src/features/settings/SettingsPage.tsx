import { useParams } from "react-router";
import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { type RouteTab, RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Advanced } from "./Advanced";
import { Email } from "./Email";
import { General } from "./General";
import { type Settings, useSettings } from "./queries";
import { Sessions } from "./Sessions";
import { Templates } from "./Templates";
import { settingsWords } from "./words";

/** What holds for the whole tenant. */
export function Component() {
  const words = useWords(settingsWords);
  const { tab } = useParams();
  const { scopes } = useSession();
  const settings = useSettings();
  const of = (show: (settings: Settings) => React.ReactNode) => () => <Loaded query={settings}>{show}</Loaded>;
  const tabs: (RouteTab & { scope: string })[] = [
    { path: "general", scope: "read:tenant_settings", label: words.general, content: of((s) => <General settings={s} />) },
    { path: "sessions", scope: "read:tenant_settings", label: words.sessions, content: of((s) => <Sessions settings={s} />) },
    { path: "email", scope: "read:email_provider", label: words.email, content: () => <Email /> },
    { path: "templates", scope: "read:email_templates", label: words.templates, content: () => <Templates /> },
    { path: "advanced", scope: "read:tenant_settings", label: words.advanced, content: of((s) => <Advanced settings={s} />) },
  ];
  return (
    <Page title={words.settings} lead={words.settingsLead}>
      <RouteTabs base="/settings" current={tab} tabs={tabs.filter((t) => scopes.has(t.scope))} />
    </Page>
  );
}
