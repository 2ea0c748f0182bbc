import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../words/language";
import type { Kind, ProgramRun } from "./api";
import { Ended, RunReport } from "./RunReport";
import { programWords } from "./words";

const PATHS: Partial<Record<Kind, string>> = { action: "/actions/library", rule: "/rules", hook: "/hooks" };

/** What one program did among others, with the way to its code. */
export function ProgramCard({ run, order }: { run: ProgramRun; order: 2 | 3 }) {
  const words = useWords(programWords);
  const path = PATHS[run.kind];
  return (
    <Card withBorder padding={order === 2 ? "lg" : "md"} component="section" aria-label={run.name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Group gap="0.1rem 0.6rem" align="baseline" flex="1 1 14rem">
            <Title order={order} {...(order === 3 && { fz: "md" })} style={{ overflowWrap: "anywhere" }}>
              {path ? (
                <Anchor component={Link} to={`${path}/${run.id}`} inherit>
                  {run.name}
                </Anchor>
              ) : (
                run.name
              )}
            </Title>
            <Text fz="sm" c="dimmed">
              {words[`kind_${run.kind}`]}
              {run.version ? ` · ${words.version(run.version)}` : ""}
            </Text>
          </Group>
          <Ended result={run} />
        </Group>
        <RunReport result={run} brief />
      </Stack>
    </Card>
  );
}
