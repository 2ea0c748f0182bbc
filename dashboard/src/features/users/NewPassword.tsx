import { PasswordInput } from "@mantine/core";
import { useWords } from "../../words/language";
import { type Connection, useDatabases } from "./queries";
import { userWords } from "./words";

interface NewPasswordProps {
  /** By name. */
  connection: string;
  value: string;
  onChange: (password: string) => void;
}

/** A password for somebody, with the rules of the connection. */
export function NewPassword({ connection, value, onChange }: NewPasswordProps) {
  const words = useWords(userWords);
  const connections = useDatabases();
  const found = connections.data?.find((c) => c.name === connection);
  return (
    <PasswordInput
      data-autofocus
      required
      label={words.password}
      description={found ? rulesOf(found, words) : undefined}
      autoComplete="new-password"
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}

/** The server's rules in words. */
function rulesOf({ options }: Connection, words: (typeof userWords)["en"]): string {
  const level = options?.passwordPolicy ?? "good";
  const standard = { none: 1, low: 6, excellent: 10 }[level] ?? 8;
  const strict = level === "good" || level === "excellent";
  return [
    words.atLeast(options?.password_complexity_options?.min_length || standard),
    level === "fair" ? words.threeKinds : "",
    strict ? words.threeOfFour : "",
    level === "excellent" ? words.noRepeats : "",
  ]
    .filter(Boolean)
    .join(" ");
}
