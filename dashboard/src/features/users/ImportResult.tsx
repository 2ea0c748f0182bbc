import { Button, Card, Code, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { useLanguage, useWords } from "../../words/language";
import { saveAs } from "./download";
import { type ImportProblem, type Job, useProblems } from "./jobs";
import { USERS } from "./queries";
import { transferWords } from "./words-transfer";

const SHOWN = 100;

/** What an import did. */
export function ImportResult({ job }: { job: Job }) {
  const words = useWords(transferWords);
  const { language } = useLanguage();
  const client = useQueryClient();
  useEffect(() => void client.invalidateQueries({ queryKey: [...USERS, "list"] }), [client]);
  const number = new Intl.NumberFormat(language);
  const { inserted = 0, updated = 0, failed = 0, total = 0 } = job.summary ?? {};
  const figures: [string, number][] = [
    [words.inserted, inserted],
    [words.updated, updated],
    [words.notImported, failed],
    [words.total, total],
  ];
  return (
    <Stack>
      <Card withBorder padding="lg">
        <Title order={2} mb="md">
          {words.imported}
        </Title>
        <SimpleGrid cols={{ base: 2, xs: 4 }}>
          {figures.map(([label, value]) => (
            <div key={label}>
              <Text fz="sm" c="dimmed">
                {label}
              </Text>
              <Text fz="xl" fw={600}>
                {number.format(value)}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Card>
      {failed > 0 ? <Problems job={job} /> : null}
    </Stack>
  );
}

function Problems({ job }: { job: Job }) {
  const words = useWords(transferWords);
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language);
  const problems = useProblems(job);
  return (
    <Stack gap="sm">
      <Title order={2}>{words.problems}</Title>
      <Hint>{words.problemsLead}</Hint>
      <Loaded query={problems}>
        {(all) => (
          <>
            <Group justify="space-between">
              <Button
                variant="default"
                leftSection={<IconDownload size={16} stroke={1.6} />}
                onClick={() => saveAs(`${job.id}-errors.json`, JSON.stringify(all, null, 2))}
              >
                {words.download}
              </Button>
              {all.length > SHOWN ? <Hint>{words.firstOf(number.format(SHOWN), number.format(all.length))}</Hint> : null}
            </Group>
            <ProblemTable rows={all.slice(0, SHOWN)} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function ProblemTable({ rows }: { rows: ImportProblem[] }) {
  const words = useWords(transferWords);
  const lines = rows.map((row, index) => ({ ...row, index }));
  return (
    <DataTable
      label={words.problems}
      rows={lines}
      rowKey={(p) => String(p.index)}
      columns={[
        { header: words.user, cell: (p) => p.user?.email ?? p.user?.user_id ?? "–" },
        { header: words.problem, cell: (p) => (p.errors ?? []).map((e) => <div key={`${e.path} ${e.code}`}>{e.message}</div>) },
        {
          header: words.where,
          cell: (p) =>
            (p.errors ?? []).map((e) => (
              <div key={`${e.path} ${e.code}`}>
                <Code>{e.path || e.code}</Code>
              </div>
            )),
        },
      ]}
      empty={null}
    />
  );
}
