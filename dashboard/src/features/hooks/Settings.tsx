import { api } from "../../api/client";
import { May } from "../../api/session";
import { ProgramSettings } from "../../components/program/ProgramSettings";
import { Removal } from "../../components/Removal";
import { useWords } from "../../words/language";
import { type Hook, HOOKS, saveHook } from "./queries";
import { hookWords } from "./words";

/** What a hook is called, and its end. */
export function Settings({ hook }: { hook: Hook }) {
  const words = useWords(hookWords);
  return (
    <ProgramSettings
      program={hook}
      rule="strict"
      scope="update:hooks"
      save={(change) => saveHook(hook.id, change)}
      refreshes={[HOOKS]}
    >
      <May scope="delete:hooks">
        <Removal
          label={words.deleteHook}
          text={words.deleteText}
          name={hook.name}
          remove={() => api.DELETE("/hooks/{id}", { params: { path: { id: hook.id } } })}
          back="/hooks"
          refreshes={[[...HOOKS, "list"]]}
          done={words.deleted}
        />
      </May>
    </ProgramSettings>
  );
}
