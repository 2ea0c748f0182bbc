import { Group } from "@mantine/core";
import { useParams } from "react-router";
import { useSession } from "../../api/session";
import { CodeBlock } from "../../components/CodeBlock";
import { CopyText, Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { userPath } from "../../components/UserCell";
import { useWords } from "../../words/language";
import { Details } from "./Details";
import { Grants } from "./Grants";
import { History } from "./History";
import { Memberships } from "./Memberships";
import { type User, useUser } from "./queries";
import { Sessions } from "./Sessions";
import { State } from "./State";
import { UserActions } from "./UserActions";
import { UserNotices } from "./UserNotices";
import { UserPermissions } from "./UserPermissions";
import { UserRoles } from "./UserRoles";
import { userWords } from "./words";
import { tabWords } from "./words-tabs";

/** One user. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(userWords);
  const user = useUser(id);
  return (
    <Loaded query={user}>
      {(one) => (
        <Page
          key={one.user_id}
          title={one.name ?? one.email ?? one.user_id}
          back={{ to: "/users", label: words.users }}
          aside={
            <Group gap="sm">
              <CopyText value={one.user_id} />
              <State user={one} />
            </Group>
          }
          actions={<UserActions user={one} />}
        >
          <UserNotices user={one} />
          <Tabs user={one} current={tab} />
        </Page>
      )}
    </Loaded>
  );
}

function Tabs({ user, current }: { user: User; current: string | undefined }) {
  const words = useWords(tabWords);
  const { scopes } = useSession();
  const tabs = [
    { path: "details", label: words.details, content: () => <Details user={user} /> },
    { path: "roles", label: words.roles, scope: "read:roles", content: () => <UserRoles user={user} /> },
    { path: "permissions", label: words.permissions, content: () => <UserPermissions user={user} /> },
    { path: "sessions", label: words.sessions, scope: "read:sessions", content: () => <Sessions user={user} /> },
    { path: "applications", label: words.applications, scope: "read:grants", content: () => <Grants user={user} /> },
    {
      path: "organizations",
      label: words.organizations,
      scope: "read:organizations",
      content: () => <Memberships user={user} />,
    },
    { path: "history", label: words.history, scope: "read:logs", content: () => <History user={user} /> },
    { path: "raw", label: words.raw, content: () => <Raw user={user} /> },
  ];
  return (
    <RouteTabs
      base={userPath(user.user_id)}
      current={current}
      tabs={tabs.filter((t) => !t.scope || scopes.has(t.scope))}
    />
  );
}

function Raw({ user }: { user: User }) {
  const words = useWords(tabWords);
  return (
    <>
      <Hint>{words.rawLead}</Hint>
      <CodeBlock code={JSON.stringify(user, null, 2)} />
    </>
  );
}
