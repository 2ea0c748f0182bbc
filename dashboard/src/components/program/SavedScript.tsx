import { Alert } from "@mantine/core";
import type { QueryKey } from "@tanstack/react-query";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { SaveBar, useDraft } from "../Form";
import { ScriptBench, type Trial } from "./ScriptBench";
import { programWords } from "./words";
import type { SideTab } from "./Workbench";

interface SavedScriptProps {
  program: { name: string; script: string; enabled: boolean };
  /** Whose declarations the editor completes by. */
  types: string;
  /** The scope that changes it. */
  scope: string;
  save: (change: { script: string }) => Promise<unknown>;
  refreshes: QueryKey[];
  /** How what is written is tried, saved or not. */
  trialOf: (code: string) => Trial;
  more?: SideTab[];
}

/** The code of a program that counts as soon as it is saved. */
export function SavedScript({ program, types, scope, save, refreshes, trialOf, more = [] }: SavedScriptProps) {
  const words = useWords(programWords);
  const general = useWords(common);
  const may = useMay(scope);
  const draft = useDraft({ script: program.script });
  const { script } = draft.value;
  // What is kept is no change any more: there is nothing to reset.
  const saving = useChange({ change: () => save({ script }), refreshes, done: general.saved });
  return (
    <>
      <ScriptBench
        label={words.codeOf(program.name)}
        code={script}
        types={types}
        readOnly={!may}
        onChange={(text) => draft.set("script", text)}
        onSave={() => draft.dirty && saving.mutate()}
        above={
          program.enabled ? null : (
            <Alert color="yellow" p="sm">
              {words.isOff}
            </Alert>
          )
        }
        trial={trialOf(script)}
        more={more}
      />
      <SaveBar dirty={draft.dirty} saving={saving.isPending} onSave={() => saving.mutate()} onDiscard={draft.reset} />
    </>
  );
}
