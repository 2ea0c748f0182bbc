import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { CopyField } from "../Copy";
import { FormSection, SaveBar, useDraft } from "../Form";
import { NameField, type NameRule, useNameProblem } from "./NameField";
import { programWords } from "./words";

interface ProgramSettingsProps {
  program: { id: string; name: string };
  rule: NameRule;
  /** The scope that changes it. */
  scope: string;
  save: (change: { name: string }) => Promise<unknown>;
  refreshes: QueryKey[];
  /** Its end, for those who may. */
  children: ReactNode;
}

/** What a program is called, and its end. */
export function ProgramSettings({ program, rule, scope, save, refreshes, children }: ProgramSettingsProps) {
  const words = useWords(programWords);
  const general = useWords(common);
  const may = useMay(scope);
  const draft = useDraft({ name: program.name });
  const { name } = draft.value;
  const problem = useNameProblem(rule, name);
  const saving = useChange({
    change: () => save({ name: name.trim() }),
    refreshes,
    done: general.saved,
    onDone: draft.reset,
  });
  return (
    <>
      <FormSection title={words.identity}>
        <NameField rule={rule} value={name} readOnly={!may} onChange={(text) => draft.set("name", text)} />
        <CopyField label="ID" value={program.id} />
      </FormSection>
      <SaveBar
        dirty={draft.dirty}
        saving={saving.isPending}
        onSave={() => saving.mutate()}
        onDiscard={draft.reset}
        problem={name.trim() === "" ? words.nameMissing : problem}
      />
      {children}
    </>
  );
}
