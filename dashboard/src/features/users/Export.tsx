import { Button, Card, Group, Radio, Select, Stack, TagsInput, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useChange } from "../../api/query";
import { Hint } from "../../components/Copy";
import { useWords } from "../../words/language";
import { JobProgress } from "./JobProgress";
import { startExport } from "./jobs";
import { useDatabases } from "./queries";
import { transferWords } from "./words-transfer";

const COLUMNS = ["user_id", "email", "email_verified", "name", "blocked", "last_login", "logins_count", "created_at"];
const MORE = ["given_name", "family_name", "nickname", "last_ip", "updated_at", "user_metadata", "app_metadata", "identities[0].connection"];

/** Writes users to a file. The job is in the address, so that one can come back to it. */
export function Export() {
  const words = useWords(transferWords);
  const [params, setParams] = useSearchParams();
  const job = params.get("job");
  if (!job) {
    return <ExportForm onStarted={(id) => setParams({ job: id })} />;
  }
  return (
    <Stack>
      <JobProgress id={job} title={words.exporting}>
        {(one) => (
          <Card withBorder padding="lg">
            <Stack align="flex-start">
              <Title order={2}>{words.exported}</Title>
              <Button component="a" href={one.location ?? ""} download leftSection={<IconDownload size={16} stroke={1.6} />}>
                {words.downloadFile}
              </Button>
              <Hint>{words.linkHelp}</Hint>
            </Stack>
          </Card>
        )}
      </JobProgress>
      <Group>
        <Button variant="default" onClick={() => setParams({})}>
          {words.again}
        </Button>
      </Group>
    </Stack>
  );
}

function ExportForm({ onStarted }: { onStarted: (id: string) => void }) {
  const words = useWords(transferWords);
  const connections = useDatabases();
  const [format, setFormat] = useState<"json" | "csv">("json");
  const [connection, setConnection] = useState<string | null>(null);
  const [columns, setColumns] = useState(COLUMNS);
  const start = useChange({
    change: () => startExport({ format, connection, columns }),
    refreshes: [],
    onDone: (job) => onStarted(job.id),
  });
  return (
    <Card
      withBorder
      padding="lg"
      component="form"
      onSubmit={(e) => {
        e.preventDefault();
        start.mutate();
      }}
    >
      <Stack>
        <Text maw="46rem">{words.exportLead}</Text>
        <Radio.Group label={words.format} value={format} onChange={(value) => setFormat(value as "json" | "csv")}>
          <Stack gap="xs" mt="xs">
            <Radio value="json" label={words.json} />
            <Radio value="csv" label={words.csv} />
          </Stack>
        </Radio.Group>
        {format === "csv" ? (
          <TagsInput
            label={words.columns}
            description={words.columnsHelp}
            placeholder={words.columnsPlaceholder}
            data={[...COLUMNS, ...MORE]}
            value={columns}
            onChange={setColumns}
          />
        ) : null}
        <Select
          clearable
          label={words.connection}
          placeholder={words.allConnections}
          data={(connections.data ?? []).map((c) => ({ value: c.id, label: c.name }))}
          value={connection}
          onChange={setConnection}
        />
        <Group>
          <Button type="submit" loading={start.isPending}>
            {words.begin}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
