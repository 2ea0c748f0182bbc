import { useParams } from "react-router";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { useWords } from "../../words/language";
import { Flow } from "./Flow";
import { useActions, useBindings } from "./queries";
import { isTrigger, type TriggerId } from "./triggers";
import { triggerWords } from "../../components/program/words-triggers";
import { actionWords } from "./words";

/** What runs at one trigger. */
export function Component() {
  const { trigger = "" } = useParams();
  return <One key={trigger} trigger={isTrigger(trigger) ? trigger : "post-login"} />;
}

function One({ trigger }: { trigger: TriggerId }) {
  const words = useWords(actionWords);
  const triggers = useWords(triggerWords);
  const bindings = useBindings(trigger);
  const actions = useActions();
  return (
    <Page
      title={triggers[trigger]}
      lead={triggers[`${trigger}-text`]}
      back={{ to: "/actions/triggers", label: words.triggers }}
    >
      <Loaded query={bindings}>
        {(bound) => <Loaded query={actions}>{(all) => <Flow trigger={trigger} bound={bound} all={all} />}</Loaded>}
      </Loaded>
    </Page>
  );
}
