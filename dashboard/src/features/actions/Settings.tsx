import { api } from "../../api/client";
import { May } from "../../api/session";
import { ProgramSettings } from "../../components/program/ProgramSettings";
import { Removal } from "../../components/Removal";
import { useWords } from "../../words/language";
import { type Action, ACTIONS, saveAction } from "./queries";
import { actionWords } from "./words";

/** What an action is called, and its end. */
export function Settings({ action }: { action: Action }) {
  const words = useWords(actionWords);
  return (
    <ProgramSettings
      program={action}
      rule="free"
      scope="update:actions"
      save={(change) => saveAction(action.id, change)}
      refreshes={[ACTIONS]}
    >
      <May scope="delete:actions">
        <Removal
          label={words.deleteAction}
          text={words.deleteText}
          name={action.name}
          remove={() =>
            api.DELETE("/actions/actions/{id}", { params: { path: { id: action.id }, query: { force: true } } })
          }
          back="/actions/library"
          refreshes={[[...ACTIONS, "list"], [...ACTIONS, "bindings"]]}
          done={words.deleted}
        />
      </May>
    </ProgramSettings>
  );
}
