import { Select } from "@mantine/core";
import { useWords } from "../../words/language";
import { CodeBlock } from "../CodeBlock";
import { Hint } from "../Copy";
import type { Example } from "./api";
import { programWords } from "./words";

interface StartWithProps {
  examples: Example[];
  /** The chosen one; without, the program begins as one that does nothing. */
  value: Example | undefined;
  empty: string;
  onChange: (id: string | null) => void;
}

/** Which worked example a new program begins with. */
export function StartWith({ examples, value, empty, onChange }: StartWithProps) {
  const words = useWords(programWords);
  if (examples.length === 0) {
    return null;
  }
  return (
    <>
      <Select
        label={words.start}
        placeholder={empty}
        data={examples.map((e) => ({ value: e.id, label: e.title }))}
        value={value?.id ?? null}
        searchable
        clearable
        clearButtonProps={{ "aria-label": empty }}
        onChange={onChange}
      />
      {value ? <About example={value} /> : null}
    </>
  );
}

function About({ example }: { example: Example }) {
  const words = useWords(programWords);
  return (
    <>
      <Hint>{example.summary}</Hint>
      {example.secrets.length > 0 ? <Hint>{words.needsSecrets(example.secrets.join(", "))}</Hint> : null}
      {example.needs.length > 0 ? <Hint>{words.needs(example.needs.join("; "))}</Hint> : null}
      <CodeBlock code={example.code} />
    </>
  );
}
