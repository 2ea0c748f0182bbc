import { useBlocker } from "react-router";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { useDraft } from "../../components/Form";
import { runScript } from "../../components/program/api";
import { ScriptBench } from "../../components/program/ScriptBench";
import { programWords } from "../../components/program/words";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { ActionSecrets } from "./ActionSecrets";
import { Deploy } from "./Deploy";
import { Modules } from "./Modules";
import { type Action, ACTIONS, saveAction, triggerOf } from "./queries";

/** The code of an action with all that belongs to it. */
export function Code({ action }: { action: Action }) {
  const parts = useWords(programWords);
  const general = useWords(common);
  const may = useMay("update:actions");
  const trigger = triggerOf(action);
  const draft = useDraft({ code: action.code ?? "" });
  // What is kept is no change any more: there is nothing to reset.
  const save = useChange({
    change: () => saveAction(action.id, draft.patch),
    refreshes: [ACTIONS],
  });
  useBlocker(
    ({ currentLocation, nextLocation }) =>
      draft.dirty && currentLocation.pathname !== nextLocation.pathname && !window.confirm(general.unsaved),
  );
  const saved = async () => {
    if (draft.dirty) {
      await save.mutateAsync();
    }
  };
  return (
    <ScriptBench
      label={parts.codeOf(action.name)}
      code={draft.value.code}
      types={trigger}
      readOnly={!may}
      height="36rem"
      onChange={(text) => draft.set("code", text)}
      onSave={() => void saved()}
      above={<Deploy action={action} dirty={draft.dirty} saving={save.isPending} onSave={saved} onDiscard={draft.reset} />}
      trial={{
        events: trigger,
        note: draft.dirty ? parts.saveFirst : undefined,
        disabled: draft.dirty && !may,
        // The draft runs, with its secrets, which only the server knows.
        run: async (event, calls) => {
          await saved();
          return runScript({ kind: "action", id: action.id, trigger, event, calls });
        },
      }}
      more={[
        { key: "secrets", label: parts.secrets, content: <ActionSecrets action={action} /> },
        { key: "modules", label: parts.modules, content: <Modules action={action} /> },
      ]}
    />
  );
}
