import { runScript, type ScriptRun } from "../../components/program/api";
import { SavedScript } from "../../components/program/SavedScript";
import { type Rule, RULES, saveRule } from "./queries";

/** The function itself, and a way to try it before it is saved. */
export function Code({ rule }: { rule: Rule }) {
  return (
    <SavedScript
      program={rule}
      types="rule"
      scope="update:rules"
      save={(change) => saveRule(rule.id, change)}
      refreshes={[RULES]}
      trialOf={(code) => ({
        events: "rule",
        run: (given, calls) =>
          runScript({ kind: "rule", code, calls, ...(given as Pick<ScriptRun, "user" | "context">) }),
      })}
    />
  );
}
