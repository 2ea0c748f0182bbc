import { Code, Group, Stack, Text } from "@mantine/core";
import { useWords } from "../../words/language";
import type { Dropped } from "./queries";
import { previewWords } from "./words";

const why = (d: Dropped) => `${d.reason} ${d.fix ?? ""}`;

/** What is not there although somebody may look for it, why not, and what to do. */
export function Absent({ all, about }: { all: Dropped[]; about: string }) {
  const words = useWords(previewWords);
  const absent = all.filter((d) => d.subject.startsWith(about));
  if (absent.length === 0) {
    return null;
  }
  // A profile with ten empty members has one reason, not ten.
  const reasons = [...new Set(absent.map(why))].map((text) => absent.filter((d) => why(d) === text));
  return (
    <Stack gap="xs" component="section" aria-label={words.notThere}>
      <Text fz="sm" fw={600}>
        {words.notThere}
      </Text>
      {reasons.map((same) => (
        <Group key={same[0]?.subject} gap="sm" align="flex-start">
          {same.map((d) => (
            <Code key={d.subject} td="line-through">
              {d.subject.replace(/^(scope|access|id):/, "")}
            </Code>
          ))}
          <Text fz="sm" flex="1 1 16rem">
            {same[0]?.reason}. {same[0]?.fix ? <strong>{same[0].fix}</strong> : null}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
