import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { CodeBlock } from "../../components/CodeBlock";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import type { Step } from "./snippets/types";
import { quickWords } from "./words-quick";

interface StepsProps {
  steps: Step[];
  /** The number of the first. */
  first: number;
  /** Whether the code contains the client secret, or something that stands for it. */
  secret: "none" | "shown" | "hidden";
  /** What must be known before the last step. */
  beforeRun: ReactNode;
}

/** What to type and to save, in order; each says in its attributes what it is, for tests that follow it. */
export function Steps({ steps, first, secret, beforeRun }: StepsProps) {
  const words = useWords(quickWords);
  return (
    <>
      {steps.map((step, index) => (
        <div key={step.kind + (step.file ?? "")} data-step={step.kind} data-file={step.file}>
          {step.kind === "run" ? beforeRun : null}
          <FormSection
            title={`${first + index}. ${words[step.kind]}`}
            lead={step.kind === "env" && secret !== "none" ? words[secret] : undefined}
          >
            {step.kind === "run" && steps.length > 1 ? <Text fz="sm">{words.runHelp}</Text> : null}
            <CodeBlock code={step.code} {...(step.file ? { title: step.file } : {})} />
          </FormSection>
        </div>
      ))}
    </>
  );
}
