import { Group, List, NumberInput, Radio, Stack, Text, TextInput, ThemeIcon, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../words/language";
import { type Level, LEVELS, MIN_LENGTHS, type Rule, tryPassword } from "./policy";
import { connectionWords } from "./words";

interface PasswordPolicyProps {
  level: Level;
  /** The connection's own least length, or 0. */
  ownMinLength: number;
  readOnly: boolean;
  onLevel: (level: Level) => void;
  onMinLength: (length: number) => void;
}

/** What passwords must be like: a level, its rules in words, and a field to try them. */
export function PasswordPolicy({ level, ownMinLength, readOnly, onLevel, onMinLength }: PasswordPolicyProps) {
  const words = useWords(connectionWords);
  const minLength = ownMinLength > 0 ? ownMinLength : MIN_LENGTHS[level];
  return (
    <Stack>
      <Radio.Group label={words.level} value={level} onChange={(v) => onLevel(v as Level)}>
        <Stack gap="sm" mt="xs">
          {LEVELS.map((one) => (
            <Radio
              key={one}
              value={one}
              label={words[one]}
              description={words[`${one}Help`]}
              disabled={readOnly && one !== level}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={words.minLength}
        description={words.minLengthHelp(MIN_LENGTHS[level])}
        placeholder={String(MIN_LENGTHS[level])}
        min={1}
        max={128}
        maw="20rem"
        allowDecimal={false}
        value={ownMinLength > 0 ? ownMinLength : ""}
        readOnly={readOnly}
        onChange={(value) => onMinLength(Number(value))}
      />
      <TryPassword level={level} minLength={minLength} />
    </Stack>
  );
}

function TryPassword({ level, minLength }: { level: Level; minLength: number }) {
  const words = useWords(connectionWords);
  const [password, setPassword] = useState("");
  const text = ({ rule }: Rule) =>
    rule === "length" ? words.ruleLength(minLength) : rule === "repeats" ? words.ruleRepeats : kinds;
  const kinds = level === "fair" ? words.ruleKinds3 : words.ruleKinds4;
  return (
    <Stack gap="xs">
      <TextInput
        label={words.tryPassword}
        description={words.tryPasswordHelp}
        maw="20rem"
        autoComplete="off"
        spellCheck={false}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <List listStyleType="none" spacing={4} aria-live="polite">
        {tryPassword(level, minLength, password).map((rule) => (
          <List.Item key={rule.rule}>
            <Group gap="xs" wrap="nowrap">
              <ThemeIcon size="sm" radius="xl" variant="light" color={rule.kept ? "teal" : "gray"} aria-hidden>
                {rule.kept ? <IconCheck size={14} /> : <IconMinus size={14} />}
              </ThemeIcon>
              <Text fz="sm">
                {text(rule)} <VisuallyHidden>{rule.kept ? words.ruleKept : words.ruleBroken}</VisuallyHidden>
              </Text>
            </Group>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
