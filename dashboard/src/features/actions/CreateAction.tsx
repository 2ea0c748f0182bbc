import { Select } from "@mantine/core";
import { useState } from "react";
import { useExamples } from "../../components/program/api";
import { CreateProgram } from "../../components/program/CreateProgram";
import { StartWith } from "../../components/program/StartWith";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { useWords } from "../../words/language";
import { ACTIONS, createAction } from "./queries";
import { emptyCode, isTrigger, type TriggerId, TRIGGERS } from "./triggers";
import { actionWords } from "./words";

/** Makes an action, from nothing or from an example, and goes to its code. */
export function CreateAction({ onClose, trigger: given }: { onClose: () => void; trigger?: TriggerId }) {
  const words = useWords(actionWords);
  const parts = useWords(programWords);
  const triggers = useWords(triggerWords);
  const [trigger, setTrigger] = useState<TriggerId>(given ?? "post-login");
  const [start, setStart] = useState<string | null>(null);
  const examples = useExamples().filter((e) => e.kind === "action" && e.trigger === trigger);
  const example = examples.find((e) => e.id === start);
  const create = async (name: string) => {
    const made = await createAction(name, trigger, example?.code ?? emptyCode(trigger));
    return `/actions/library/${made.id}`;
  };
  return (
    <CreateProgram
      title={words.create}
      rule="free"
      placeholder={words.namePlaceholder}
      create={create}
      refreshes={[ACTIONS]}
      onClose={onClose}
    >
      <Select
        label={parts.trigger}
        description={triggers[`${trigger}-text`]}
        data={TRIGGERS.map((t) => ({ value: t, label: triggers[t] }))}
        value={trigger}
        allowDeselect={false}
        readOnly={given !== undefined}
        onChange={(t) => {
          setTrigger(isTrigger(t) ? t : trigger);
          setStart(null);
        }}
      />
      <StartWith examples={examples} value={example} empty={words.startEmpty} onChange={setStart} />
    </CreateProgram>
  );
}
