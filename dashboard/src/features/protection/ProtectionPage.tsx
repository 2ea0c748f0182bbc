import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { useMay } from "../../api/session";
import { useWords } from "../../words/language";
import { Blocks } from "./Blocks";
import { BruteForceForm } from "./BruteForceForm";
import { useBruteForce } from "./queries";
import { protectionWords } from "./words";

/** How sign-ins are protected from guessing, and whom that holds off. */
export function Component() {
  const words = useWords(protectionWords);
  const seesUsers = useMay("read:users");
  return (
    <Page title={words.protection} lead={words.protectionLead}>
      <Loaded query={useBruteForce()}>{(kept) => <BruteForceForm kept={kept} />}</Loaded>
      {seesUsers ? <Blocks /> : null}
    </Page>
  );
}
