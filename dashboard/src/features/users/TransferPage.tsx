import { useParams } from "react-router";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Export } from "./Export";
import { Import } from "./Import";
import { userWords } from "./words";
import { transferWords } from "./words-transfer";

/** Users that come in files, and go. */
export function Component() {
  const { tab } = useParams();
  const words = useWords(transferWords);
  const users = useWords(userWords);
  return (
    <Page title={words.title} lead={words.lead} back={{ to: "/users", label: users.users }}>
      <RouteTabs
        base="/users/transfer"
        current={tab}
        tabs={[
          { path: "import", label: words.import, content: () => <Import /> },
          { path: "export", label: words.export, content: () => <Export /> },
        ]}
      />
    </Page>
  );
}
