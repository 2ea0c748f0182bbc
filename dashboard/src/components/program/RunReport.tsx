import { Alert, Badge, Code, Group, List, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../../words/language";
import { Hint } from "../Copy";
import type { Call, Command, RunResult } from "./api";
import { programWords } from "./words";

/** What the server says of a request in a run without effect. */
const BLOCKED = "blocked in a dry run";

const COLORS = { ok: "teal", failed: "red", late: "red", crashed: "red", busy: "red" } as const;

/** How a run ended, in a word and a colour. */
export function RunStatus({ status }: { status: RunResult["status"] }) {
  const words = useWords(programWords);
  return (
    <Badge color={COLORS[status] ?? "gray"} variant="light" tt="none" autoContrast={false} styles={{ label: { color: "var(--mantine-color-text)" } }}>
      {words[status] ?? status}
    </Badge>
  );
}

/** Milliseconds, as the person writes numbers. */
export function Duration({ ms }: { ms: number }) {
  const { language } = useLanguage();
  return <>{new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms)} ms</>;
}

/** How a run ended, and how long it took. */
export function Ended({ result }: { result: RunResult }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <RunStatus status={result.status} />
      <Text fz="sm" style={{ whiteSpace: "nowrap" }}>
        <Duration ms={result.duration_ms} />
      </Text>
    </Group>
  );
}

interface RunReportProps {
  result: RunResult;
  /** Among others: without how it ended, which is above, and without what is empty. */
  brief?: boolean;
}

/** What a run did: error, decisions, console, requests. */
export function RunReport({ result, brief = false }: RunReportProps) {
  const words = useWords(programWords);
  const answerTo = useAnswer();
  const { kind, status, error, commands = [], logs = [], calls = [], value } = result;
  // What the others return is their decision, and one that failed may have ended everything.
  const decides = commands.length > 0 || (status === "ok" && (kind === "action" || kind === "rule"));
  return (
    <Stack gap="md">
      {brief ? null : <Ended result={result} />}
      {error ? (
        <Alert color="red" title={error.line ? words.errorAt(error.line) : words.error}>
          <Text fz="sm" ff="monospace" style={{ whiteSpace: "pre-wrap" }}>
            {error.name ? `${error.name}: ` : ""}
            {error.message}
          </Text>
        </Alert>
      ) : null}
      {decides ? (
        <Part title={words.decided}>
          {commands.length === 0 ? <Hint>{words.decidedNothing}</Hint> : <Commands commands={commands} />}
        </Part>
      ) : null}
      {brief && logs.length === 0 ? null : (
        <Part title={words.console}>
          {logs.length === 0 ? (
            <Hint>{words.consoleEmpty}</Hint>
          ) : (
            <Code block fz="xs" tabIndex={0} style={{ maxHeight: "16rem", overflow: "auto", whiteSpace: "pre-wrap" }}>
              {logs.map((l) => `${l.at_ms === undefined ? "" : `${Math.round(l.at_ms)} ms `}${mark(l.level)}${l.text}`).join("\n")}
            </Code>
          )}
        </Part>
      )}
      {calls.length > 0 ? (
        <Part title={words.requests}>
          <List fz="sm" listStyleType="none" withPadding={false} spacing={4}>
            {calls.map((c, i) => (
              <List.Item key={i}>
                <Code>{c.name}</Code> {c.detail} {answerTo(c)}
                {c.duration_ms === undefined ? null : <> · <Duration ms={c.duration_ms} /></>}
              </List.Item>
            ))}
          </List>
        </Part>
      ) : null}
      {value === undefined || value === null ? null : (
        <Part title={words.value}>
          <Code block fz="xs" tabIndex={0} style={{ maxHeight: "16rem", overflow: "auto" }}>
            {JSON.stringify(value, null, 2)}
          </Code>
        </Part>
      )}
    </Stack>
  );
}

/** What came back; a status of 0 is none. */
function useAnswer() {
  const words = useWords(programWords);
  return ({ status, error }: Call) =>
    error ? `→ ${error === BLOCKED ? words.blocked : error}` : status ? `→ ${status}` : "";
}

const mark = (level: string) => (level === "log" || level === "info" ? "" : `[${level}] `);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={4} role="group" aria-label={title}>
      <Text fz="sm" fw={600}>
        {title}
      </Text>
      {children}
    </Stack>
  );
}

function Commands({ commands }: { commands: Command[] }) {
  const words = useWords(programWords);
  return (
    <Table fz="sm" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="3.5rem">{words.line}</Table.Th>
          <Table.Th>{words.decision}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {commands.map((c, i) => (
          <Table.Tr key={i}>
            <Table.Td>{c.line ?? "–"}</Table.Td>
            <Table.Td>
              <Text fz="xs" ff="monospace" component="span" style={{ overflowWrap: "anywhere" }}>
                {c.name}({c.arguments.map((a) => JSON.stringify(a)).join(", ")})
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
