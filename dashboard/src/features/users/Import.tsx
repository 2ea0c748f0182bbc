import { Alert, Button, Card, FileInput, Group, Select, Stack, Switch, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { CodeBlock } from "../../components/CodeBlock";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { ImportResult } from "./ImportResult";
import { JobProgress } from "./JobProgress";
import { startImport } from "./jobs";
import { type Connection, useDatabases } from "./queries";
import { transferWords } from "./words-transfer";

const EXAMPLE = `[
  {
    "email": "jane@example.com",
    "email_verified": true,
    "name": "Jane Doe",
    "password_hash": "$2b$10$nFguVi9LsCAcvTZFKQlRKeLVydo8ETv483lkNsSFI/Wl1Rz1Ypo1K",
    "user_metadata": { "theme": "dark" },
    "app_metadata": { "plan": "gold" }
  }
]`;

/** Takes users in from a file. The job is in the address, so that one can come back to it. */
export function Import() {
  const words = useWords(transferWords);
  const may = useMay("create:users");
  const [params, setParams] = useSearchParams();
  const connections = useDatabases();
  const job = params.get("job");
  if (job) {
    return (
      <Stack align="stretch">
        <JobProgress id={job} title={words.importing}>
          {(one) => <ImportResult job={one} />}
        </JobProgress>
        <Group>
          <Button variant="default" onClick={() => setParams({})}>
            {words.another}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (!may) {
    return <Alert>{words.notAllowed}</Alert>;
  }
  return (
    <Loaded query={connections}>
      {(all) =>
        all.length === 0 ? (
          <Alert>{words.noDatabases}</Alert>
        ) : (
          <ImportForm databases={all} onStarted={(id) => setParams({ job: id })} />
        )
      }
    </Loaded>
  );
}

function ImportForm({ databases, onStarted }: { databases: Connection[]; onStarted: (id: string) => void }) {
  const words = useWords(transferWords);
  const [file, setFile] = useState<File | null>(null);
  const [connection, setConnection] = useState(databases[0]?.id ?? "");
  const [upsert, setUpsert] = useState(false);
  const start = useChange({
    change: () => (file ? startImport({ file, connection, upsert }) : Promise.reject(new Error(words.filePlaceholder))),
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
        <Text maw="46rem">{words.importLead}</Text>
        <details>
          <summary>{words.example}</summary>
          <CodeBlock code={EXAMPLE} />
        </details>
        <FileInput
          withAsterisk
          clearable
          label={words.file}
          placeholder={words.filePlaceholder}
          accept="application/json,.json"
          styles={{ placeholder: { color: "var(--mantine-color-dimmed)" } }}
          leftSection={<IconFileUpload size={18} stroke={1.6} aria-hidden />}
          value={file}
          onChange={setFile}
        />
        <Select
          label={words.connection}
          allowDeselect={false}
          data={databases.map((c) => ({ value: c.id, label: c.name }))}
          value={connection}
          onChange={(value) => setConnection(value ?? "")}
        />
        <Switch
          label={words.upsert}
          description={words.upsertHelp}
          checked={upsert}
          onChange={(e) => setUpsert(e.currentTarget.checked)}
        />
        <Group>
          <Button type="submit" disabled={!file} loading={start.isPending}>
            {words.start}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
