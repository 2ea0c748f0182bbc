import { JsonInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../words/language";
import { type Metadata, parseMetadata } from "./metadata";
import { tabWords } from "./words-tabs";

interface MetadataFieldProps {
  label: string;
  help: string;
  kept: Metadata | undefined;
  readOnly: boolean;
  /** Nothing while the text is no object. */
  onChange: (value: Metadata | undefined) => void;
}

/** An object that is edited as text. */
export function MetadataField({ label, help, kept, readOnly, onChange }: MetadataFieldProps) {
  const words = useWords(tabWords);
  const [text, setText] = useState(() => JSON.stringify(kept ?? {}, null, 2));
  return (
    <JsonInput
      autosize
      minRows={3}
      maxRows={24}
      label={label}
      description={help}
      readOnly={readOnly}
      spellCheck={false}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.875rem" } }}
      error={parseMetadata(text) ? undefined : words.notAnObject}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(parseMetadata(next));
      }}
    />
  );
}
