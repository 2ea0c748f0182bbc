import { Skeleton } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useMay } from "../../api/session";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { PAGE, type User } from "./queries";
import { type Organization, useOrganizations, useRolesThere } from "./userQueries";
import { tabWords } from "./words-tabs";

/** The organizations that a user is a member of. */
export function Memberships({ user }: { user: User }) {
  const words = useWords(tabWords);
  const mayRoles = useMay("read:organization_member_roles");
  const [page, setPage] = useState(0);
  const organizations = useOrganizations(user.user_id, page);
  const roles = {
    header: words.rolesThere,
    cell: (o: Organization) => <RolesThere user={user} organization={o.id} />,
  };
  return (
    <Loaded query={organizations}>
      {({ rows, total }) => (
        <>
          <DataTable
            label={words.organizations}
            rows={rows}
            rowKey={(o) => o.id}
            columns={[
              {
                header: words.organization,
                cell: (o) => (
                  <Link to={`/organizations/${o.id}`} className="quiet">
                    {o.display_name ?? o.name}
                  </Link>
                ),
              },
              ...(mayRoles ? [roles] : []),
            ]}
            empty={
              <Teach icon={IconBuilding} title={words.noOrganizations}>
                {words.noOrganizationsText}
              </Teach>
            }
          />
          <Pager page={page} size={PAGE} total={total} onChange={setPage} />
        </>
      )}
    </Loaded>
  );
}

function RolesThere({ user, organization }: { user: User; organization: string }) {
  const general = useWords(common);
  const roles = useRolesThere(user.user_id, organization, true);
  if (!roles.data) {
    return roles.isError ? "–" : <Skeleton h={18} w={80} />;
  }
  return roles.data.length === 0 ? general.none : roles.data.map((r) => r.name).join(", ");
}
