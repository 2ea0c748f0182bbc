import { useState } from "react";
import { api, body } from "../../api/client";
import { useExamples } from "../../components/program/api";
import { CreateProgram } from "../../components/program/CreateProgram";
import { StartWith } from "../../components/program/StartWith";
import { useWords } from "../../words/language";
import { RULES } from "./queries";
import { ruleWords } from "./words";

const EMPTY = `function (user, context, callback) {
  // context.accessToken['https://example.com/claim'] = user.email;
  return callback(null, user, context);
}
`;

/** Makes a rule, from nothing or from an example. */
export function CreateRule({ onClose }: { onClose: () => void }) {
  const words = useWords(ruleWords);
  const [start, setStart] = useState<string | null>(null);
  const examples = useExamples().filter((e) => e.kind === "rule");
  const example = examples.find((e) => e.id === start);
  const create = async (name: string) => {
    // What does nothing may run at once; what somebody else wrote is looked at first.
    const made = { name, script: example?.code ?? EMPTY, enabled: example === undefined };
    return `/rules/${(await body(api.POST("/rules", { body: made }))).id}`;
  };
  return (
    <CreateProgram title={words.create} rule="strict" create={create} refreshes={[RULES]} onClose={onClose}>
      <StartWith examples={examples} value={example} empty={words.startEmpty} onChange={setStart} />
    </CreateProgram>
  );
}
