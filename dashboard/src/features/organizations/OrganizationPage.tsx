import { useParams } from "react-router";
import { useMay } from "../../api/session";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { type RouteTab, RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { ApiAccess } from "./ApiAccess";
import { Applications } from "./Applications";
import { Connections } from "./Connections";
import { Invitations } from "./Invitations";
import { Members } from "./Members";
import { Overview } from "./Overview";
import { type Organization, useOrganization } from "./queries";
import { organizationWords } from "./words";

/** One organization. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(organizationWords);
  return (
    <Loaded query={useOrganization(id)}>
      {(one) => (
        <Page
          title={one.display_name}
          back={{ to: "/organizations", label: words.organizations }}
          aside={<CopyText value={one.id} />}
        >
          <Tabs one={one} current={tab} />
        </Page>
      )}
    </Loaded>
  );
}

function Tabs({ one, current }: { one: Organization; current: string | undefined }) {
  const words = useWords(organizationWords);
  const members = useMay("read:organization_members");
  const invitations = useMay("read:organization_invitations");
  const connections = useMay("read:organization_connections", "read:connections");
  const applications = useMay("read:clients");
  const grants = useMay("read:organization_client_grants", "read:client_grants");
  const tabs: (RouteTab & { may?: boolean })[] = [
    { path: "overview", label: words.overview, content: () => <Overview key={one.id} one={one} /> },
    { path: "members", label: words.members, content: () => <Members one={one} />, may: members },
    { path: "invitations", label: words.invitations, content: () => <Invitations one={one} />, may: invitations },
    { path: "connections", label: words.connections, content: () => <Connections one={one} />, may: connections },
    { path: "applications", label: words.applications, content: () => <Applications one={one} />, may: applications },
    { path: "apis", label: words.apiAccess, content: () => <ApiAccess one={one} />, may: grants },
  ];
  return (
    <RouteTabs base={`/organizations/${one.id}`} current={current} tabs={tabs.filter((t) => t.may !== false)} />
  );
}
