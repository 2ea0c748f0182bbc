import { Select } from "@mantine/core";
import { useState } from "react";
import { api, body } from "../../api/client";
import { CreateProgram } from "../../components/program/CreateProgram";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { useWords } from "../../words/language";
import { HOOKS } from "./queries";
import { EMPTY, HOOK_TRIGGERS, type HookTrigger } from "./starters";
import { hookWords } from "./words";

/** Makes a hook that is off until it was looked at. */
export function CreateHook({ onClose }: { onClose: () => void }) {
  const words = useWords(hookWords);
  const parts = useWords(programWords);
  const triggers = useWords(triggerWords);
  const [trigger, setTrigger] = useState<HookTrigger>("pre-user-registration");
  const create = async (name: string) => {
    const made = { name, triggerId: trigger, script: EMPTY[trigger], enabled: false };
    return `/hooks/${(await body(api.POST("/hooks", { body: made }))).id}`;
  };
  return (
    <CreateProgram title={words.create} rule="strict" create={create} refreshes={[HOOKS]} onClose={onClose}>
      <Select
        label={parts.trigger}
        description={triggers[`${trigger}-text`]}
        data={HOOK_TRIGGERS.map((t) => ({ value: t, label: triggers[t] }))}
        value={trigger}
        allowDeselect={false}
        onChange={(t) => setTrigger((t ?? trigger) as HookTrigger)}
      />
    </CreateProgram>
  );
}
