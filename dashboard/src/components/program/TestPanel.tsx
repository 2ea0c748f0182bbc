import { Alert, Button, Group, Stack, Switch, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { messageOf } from "../../api/errors";
import { useWords } from "../../words/language";
import { CodeEditor, type Mark } from "../code/CodeEditor";
import { Hint } from "../Copy";
import type { RunResult } from "./api";
import { RunReport } from "./RunReport";
import { programWords } from "./words";

interface TestPanelProps {
  /** What the program is given, as JSON. */
  input: string;
  onInput: (text: string) => void;
  /** What is above the input, such as a choice of users. */
  chooser?: ReactNode;
  /** What is below the button, such as that the draft is saved first. */
  note?: string | undefined;
  disabled?: boolean;
  run: (input: unknown, calls: boolean) => Promise<RunResult>;
  /** Where the run failed; undefined when it did not. */
  onMark: (mark: Mark | undefined) => void;
}

/** Tries a program: input, a button, and what happened. */
export function TestPanel({ input, onInput, chooser, note, disabled = false, run, onMark }: TestPanelProps) {
  const words = useWords(programWords);
  const [calls, setCalls] = useState(false);
  const test = useMutation({
    mutationFn: () => run(JSON.parse(input) as unknown, calls),
    onMutate: () => onMark(undefined),
    onSuccess: ({ error }) => onMark(error?.line ? { line: error.line, message: error.message } : undefined),
  });
  const problem = problemOf(input);
  return (
    <Stack>
      {chooser}
      <Text fz="sm" fw={500} mb={-12}>
        {words.input}
      </Text>
      <CodeEditor label={words.input} language="json" value={input} height="18rem" onChange={onInput} />
      <Switch
        label={words.calls}
        description={words.callsHelp}
        checked={calls}
        onChange={(e) => setCalls(e.currentTarget.checked)}
      />
      <Group>
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={test.isPending}
          disabled={disabled || problem !== undefined}
          onClick={() => test.mutate()}
        >
          {words.run}
        </Button>
      </Group>
      {problem ? <Hint>{words.noJson(problem)}</Hint> : note ? <Hint>{note}</Hint> : null}
      <div aria-live="polite">
        {test.isError ? <Alert color="red">{messageOf(test.error)}</Alert> : null}
        {test.data ? <RunReport result={test.data} /> : null}
      </div>
    </Stack>
  );
}

function problemOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (e) {
    return messageOf(e);
  }
}
