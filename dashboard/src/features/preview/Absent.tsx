import { Code, Group, Stack, Text } from "@mantine/core";
import { useWords } from "../../words/language";
import type { Dropped } from "./queries";
import { previewWords } from "./words";

/** What is not there although somebody may look for it, why not, and what to do. */
export function Absent({ all, about }: { all: Dropped[]; about: string }) {
  const words = useWords(previewWords);
  const absent = all.filter((d) => d.subject.startsWith(about));
  if (absent.length === 0) {
    return null;
  }
  return (
    <Stack gap="xs" component="section" aria-label={words.notThere}>
      <Text fz="sm" fw={600}>
        {words.notThere}
      </Text>
      {absent.map((d) => (
        <Group key={d.subject} gap="sm" wrap="nowrap" align="flex-start">
          <Code miw="9rem" td="line-through">
            {d.subject.replace(/^(scope|access|id):/, "")}
          </Code>
          <Text fz="sm">
            {d.reason}. {d.fix ? <strong>{d.fix}.</strong> : null}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
