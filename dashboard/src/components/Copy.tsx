import { ActionIcon, Code, CopyButton, Group, Text, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { common } from "../words/common";
import { useWords } from "../words/language";

/** A button that copies a text. */
export function Copy({ value, label }: { value: string; label?: string }) {
  const words = useWords(common);
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? words.copied : words.copy}>
          <ActionIcon variant="subtle" color={copied ? "teal" : "gray"} onClick={copy} aria-label={label ?? words.copy}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** An id in one line, with a button that copies it. */
export function CopyText({ value }: { value: string }) {
  return (
    <Group gap={4} wrap="nowrap" miw={0}>
      <Code style={{ overflowWrap: "anywhere" }}>{value}</Code>
      <Copy value={value} />
    </Group>
  );
}

interface CopyFieldProps {
  label: string;
  value: string;
  description?: string;
}

/** A field that cannot be changed but copied. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      readOnly
      onFocus={(e) => e.currentTarget.select()}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.875rem" } }}
      rightSection={<Copy value={value} />}
    />
  );
}

/** A small dimmed text. */
export function Hint({ children }: { children: React.ReactNode }) {
  return (
    <Text fz="sm" c="dimmed">
      {children}
    </Text>
  );
}
