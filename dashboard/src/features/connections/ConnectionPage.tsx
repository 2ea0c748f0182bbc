import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import { CopyText, Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useLanguage, useWords } from "../../words/language";
import { Applications } from "./Applications";
import { CustomDatabase } from "./CustomDatabase";
import { type Connection, isDatabase, useConnection, useUserCount } from "./queries";
import { Settings } from "./Settings";
import { connectionWords } from "./words";
import { customWords } from "./words-custom";

/** One database of users. */
export function Component() {
  const { id = "", tab } = useParams();
  const words = useWords(connectionWords);
  const custom = useWords(customWords);
  return (
    <Loaded query={useConnection(id)}>
      {(one) => (
        <Page
          title={one.name}
          back={{ to: "/connections", label: words.connections }}
          aside={<CopyText value={one.id} />}
          actions={<Users one={one} />}
        >
          {isDatabase(one) ? (
            <RouteTabs
              base={`/connections/${id}`}
              current={tab}
              tabs={[
                { path: "settings", label: words.settings, content: () => <Settings one={one} /> },
                { path: "applications", label: words.applications, content: () => <Applications one={one} /> },
                { path: "custom-database", label: custom.customDatabase, content: () => <CustomDatabase one={one} /> },
              ]}
            />
          ) : (
            <Hint>{words.notYet}</Hint>
          )}
        </Page>
      )}
    </Loaded>
  );
}

function Users({ one }: { one: Connection }) {
  const words = useWords(connectionWords);
  const { language } = useLanguage();
  const count = useUserCount(one.name);
  return count === undefined ? null : (
    <Button component={Link} to={`/users?connection=${encodeURIComponent(one.name)}`} variant="default">
      {words.showUsers(new Intl.NumberFormat(language).format(count), count)}
    </Button>
  );
}
