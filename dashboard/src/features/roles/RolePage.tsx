import { useParams } from "react-router";
import { CopyText } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { useRole } from "./queries";
import { RolePermissions } from "./RolePermissions";
import { RoleUsers } from "./RoleUsers";
import { Settings } from "./Settings";
import { roleWords } from "./words";

/** One role. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(roleWords);
  const role = useRole(id);
  return (
    <Loaded query={role}>
      {(one) => (
        <Page
          key={one.id}
          title={one.name}
          lead={one.description}
          back={{ to: "/roles", label: words.roles }}
          aside={<CopyText value={one.id} />}
        >
          <RouteTabs
            base={`/roles/${id}`}
            current={tab}
            tabs={[
              { path: "settings", label: words.settings, content: () => <Settings role={one} /> },
              { path: "permissions", label: words.permissions, content: () => <RolePermissions role={one} /> },
              { path: "users", label: words.users, content: () => <RoleUsers role={one} /> },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
