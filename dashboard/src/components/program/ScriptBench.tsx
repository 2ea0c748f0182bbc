import { Stack } from "@mantine/core";
import { type ReactNode, useCallback, useState } from "react";
import { useMay } from "../../api/session";
import { useWords } from "../../words/language";
import { CodeEditor, type Mark } from "../code/CodeEditor";
import { type RunResult, useTypes } from "./api";
import { EventChooser } from "./EventChooser";
import { TestPanel } from "./TestPanel";
import { type SideTab, Workbench } from "./Workbench";
import { programWords } from "./words";

/** How a program is tried. */
export interface Trial {
  /** What it is given at first, made up; without, events of `events` are chosen. */
  input?: unknown;
  /** A trigger whose events can be chosen. */
  events?: string;
  note?: string | undefined;
  disabled?: boolean;
  run: (input: unknown, calls: boolean) => Promise<RunResult>;
}

interface ScriptBenchProps {
  /** What the code is, for screen readers. */
  label: string;
  code: string;
  /** Whose declarations the editor completes by. */
  types: string;
  readOnly: boolean;
  /** A CSS height. */
  height?: string;
  onChange: (code: string) => void;
  /** What Ctrl S does. */
  onSave?: () => void;
  /** What is above the code. */
  above?: ReactNode;
  trial: Trial;
  /** What belongs to the code besides its test. */
  more?: SideTab[];
}

/** Code, and beside it a way to try it before it counts. */
export function ScriptBench(props: ScriptBenchProps) {
  const { label, code, types, readOnly, height = "34rem", onChange, onSave, above, trial, more = [] } = props;
  const words = useWords(programWords);
  const mayTry = useMay("create:actions");
  const declarations = useTypes(types);
  const [mark, setMark] = useState<Mark>();
  const [input, setInput] = useState(() => JSON.stringify(trial.input ?? {}, null, 2));
  const fill = useCallback((event: object) => setInput(JSON.stringify(event, null, 2)), []);
  const test = (
    <TestPanel
      input={input}
      onInput={setInput}
      chooser={trial.events ? <EventChooser trigger={trial.events} onEvent={fill} /> : null}
      note={mayTry ? trial.note : words.mayNotTry}
      disabled={!mayTry || trial.disabled === true}
      run={trial.run}
      onMark={setMark}
    />
  );
  return (
    <Workbench
      code={
        <Stack gap="sm">
          {above}
          <CodeEditor
            label={label}
            language="javascript"
            value={code}
            types={declarations}
            mark={mark}
            readOnly={readOnly}
            height={height}
            onChange={onChange}
            {...(onSave && { onSave })}
          />
        </Stack>
      }
      side={[{ key: "test", label: words.test, content: test }, ...more]}
    />
  );
}
