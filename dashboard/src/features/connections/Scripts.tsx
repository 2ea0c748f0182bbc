import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { Hint } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { runScript } from "../../components/program/api";
import { ScriptBench } from "../../components/program/ScriptBench";
import { useWords } from "../../words/language";
import { ARGUMENTS, type ScriptName, SCRIPTS, STARTERS } from "./scripts";
import { customWords } from "./words-custom";

type All = Partial<Record<ScriptName, string>>;

interface ScriptsProps {
  scripts: All;
  /** Whether users are moved over as they come: then some scripts are never asked. */
  moves: boolean;
  readOnly: boolean;
  onChange: (scripts: All) => void;
}

/** The six scripts, one at a time. */
export function Scripts({ scripts, moves, readOnly, onChange }: ScriptsProps) {
  const words = useWords(customWords);
  const [name, setName] = useState<ScriptName>("login");
  const choices = SCRIPTS.map((s) => ({ value: s, label: (scripts[s] ?? "").trim() ? `${s} ✓` : s }));
  const unused = moves && name !== "login" && name !== "get_user";
  return (
    <FormSection title={words.scripts} lead={words.scriptsLead}>
      <Group>
        <SegmentedControl
          aria-label={words.scripts}
          data={choices}
          value={name}
          onChange={(s) => setName(s as ScriptName)}
          style={{ flexWrap: "wrap" }}
        />
      </Group>
      <Text fz="sm">{words[name]}</Text>
      {unused ? <Hint>{words.unused}</Hint> : null}
      <One
        key={name}
        name={name}
        code={scripts[name] ?? ""}
        readOnly={readOnly}
        onChange={(code) => onChange({ ...scripts, [name]: code })}
      />
    </FormSection>
  );
}

interface OneProps {
  name: ScriptName;
  code: string;
  readOnly: boolean;
  onChange: (code: string) => void;
}

function One({ name, code, readOnly, onChange }: OneProps) {
  const words = useWords(customWords);
  return (
    <ScriptBench
      label={words.codeOf(name)}
      code={code}
      types="database"
      readOnly={readOnly}
      height="26rem"
      onChange={onChange}
      above={
        code.trim() === "" && !readOnly ? (
          <Group>
            <Button variant="default" size="xs" onClick={() => onChange(STARTERS[name])}>
              {words.beginWith}
            </Button>
          </Group>
        ) : null
      }
      trial={{
        input: ARGUMENTS[name],
        note: words.testNote,
        disabled: code.trim() === "",
        run: (given, calls) =>
          runScript({ kind: "database", script: name, code, calls, arguments: Array.isArray(given) ? given : [given] }),
      }}
    />
  );
}
