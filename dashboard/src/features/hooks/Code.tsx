import { runScript } from "../../components/program/api";
import { SavedScript } from "../../components/program/SavedScript";
import { programWords } from "../../components/program/words";
import { useWords } from "../../words/language";
import { HookSecrets } from "./HookSecrets";
import { type Hook, HOOKS, saveHook } from "./queries";
import { ARGUMENTS } from "./starters";
import { hookWords } from "./words";

/** The function of a hook, its secrets, and a way to try it. */
export function Code({ hook }: { hook: Hook }) {
  const words = useWords(hookWords);
  const parts = useWords(programWords);
  const trigger = hook.triggerId;
  return (
    <SavedScript
      program={hook}
      types="hook"
      scope="update:hooks"
      save={(change) => saveHook(hook.id, change)}
      refreshes={[HOOKS]}
      trialOf={(code) => ({
        input: ARGUMENTS[trigger],
        note: words.testNote,
        run: (given, calls) =>
          runScript({ kind: "hook", trigger, code, calls, arguments: Array.isArray(given) ? given : [given] }),
      })}
      more={[{ key: "secrets", label: parts.secrets, content: <HookSecrets hook={hook} /> }]}
    />
  );
}
