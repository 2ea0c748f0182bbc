import { Page } from "../../components/Page";
import { useWords } from "../../words/language";
import { ExecutionList } from "./ExecutionList";
import { actionWords } from "./words";

/** What programs did, the newest first. */
export function Component() {
  const words = useWords(actionWords);
  return (
    <Page title={words.executions} lead={words.executionsLead}>
      <ExecutionList />
    </Page>
  );
}
