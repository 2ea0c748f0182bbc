import { Alert, Anchor, Code, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { Link } from "react-router";
import { CodeBlock } from "../../components/CodeBlock";
import { useWords } from "../../words/language";
import type { QuickStart, Target } from "./snippets";
import { quickStartWords } from "./wordsQuickStart";

function isLocal(issuer: string): boolean {
  return /^(localhost|127\.|\[::1\]|.*\.localhost$)/.test(new URL(issuer).hostname);
}

/** From the library to the first answer, in one language. */
export function Language({ start, target, testPath }: { start: QuickStart; target: Target; testPath: string }) {
  const words = useWords(quickStartWords);
  if (!start.knows.includes(target.algorithm)) {
    return <Alert icon={<IconAlertTriangle aria-hidden />}>{words.unknownAlgorithm(start.library, target.algorithm)}</Alert>;
  }
  return (
    <Stack gap="lg">
      <Step number={1} title={words.install} note={start.library}>
        <CodeBlock code={start.install} />
      </Step>
      <Step number={2} title={words.write} note={words.writeNote(target.permission)}>
        {start.files.map((f) => (
          <CodeBlock key={f.name} title={f.name} code={f.code} />
        ))}
      </Step>
      <Step number={3} title={words.run}>
        <CodeBlock code={start.run} />
        {isLocal(target.issuer) && target.issuer.startsWith("https:") ? (
          <Alert icon={<IconInfoCircle aria-hidden />} title={words.local}>
            <Stack gap="xs">
              <Text fz="sm">{words.localText}</Text>
              <CodeBlock code={start.trust} />
            </Stack>
          </Alert>
        ) : null}
      </Step>
      <Step number={4} title={words.call}>
        <CodeBlock code={`curl -i http://localhost:3001${start.path} \\\n  -H "Authorization: Bearer $TOKEN"`} />
        <Text fz="sm">
          {words.callText} <Code>200</Code> {words.with200} <Code>403</Code> {words.with403} <Code>401</Code> {words.with401}{" "}
          <Anchor component={Link} to={testPath} fz="sm" underline="always">
            {words.getToken}
          </Anchor>
        </Text>
      </Step>
    </Stack>
  );
}

function Step({ number, title, note, children }: { number: number; title: string; note?: string; children: React.ReactNode }) {
  return (
    <Stack gap="xs" component="section">
      <Title order={3} fz="md">
        {number}. {title}
      </Title>
      {note ? (
        <Text fz="sm" c="dimmed">
          {note}
        </Text>
      ) : null}
      {children}
    </Stack>
  );
}
