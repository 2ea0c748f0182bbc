import { useParams } from "react-router";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Permissions } from "./Permissions";
import { useApi } from "./queries";
import { Settings } from "./Settings";
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
          <RouteTabs
            base={`/apis/${id}`}
            current={tab}
            tabs={[
              { path: "settings", label: words.settings, content: () => <Settings one={one} /> },
              { path: "permissions", label: words.permissions, content: () => <Permissions one={one} /> },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
