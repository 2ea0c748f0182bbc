import { TextInput } from "@mantine/core";
import { useWords } from "../../words/language";
import { programWords } from "./words";

/** Letters, digits, spaces and hyphens, as the server demands of rules and hooks. */
const STRICT = /^[^-\s][a-zA-Z0-9-\s]+[^-\s]$/;

/** Which names a program may have: an action nearly every one, the older kinds not. */
export type NameRule = "free" | "strict";

/** What is wrong with a name that somebody has typed. */
export function useNameProblem(rule: NameRule, name: string): string | undefined {
  const words = useWords(programWords);
  return rule === "strict" && name.trim() !== "" && !STRICT.test(name.trim()) ? words.nameHelp : undefined;
}

interface NameFieldProps {
  rule: NameRule;
  value: string;
  onChange: (name: string) => void;
  readOnly?: boolean;
  placeholder?: string;
  /** Whether a dialog begins with it. */
  first?: boolean;
}

/** What a program is called. */
export function NameField({ rule, value, onChange, readOnly = false, placeholder, first = false }: NameFieldProps) {
  const words = useWords(programWords);
  const problem = useNameProblem(rule, value);
  return (
    <TextInput
      {...(first && { "data-autofocus": true })}
      required={!readOnly}
      label={words.name}
      description={rule === "strict" && !readOnly ? words.nameHelp : null}
      placeholder={placeholder}
      maxLength={rule === "strict" ? 128 : 255}
      value={value}
      error={problem !== undefined}
      readOnly={readOnly}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
