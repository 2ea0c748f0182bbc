import { Alert, Card, Progress, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactNode } from "react";
import { ApiError } from "../../api/errors";
import { Loaded } from "../../components/Loaded";
import { useLanguage, useWords } from "../../words/language";
import { type Job, useJob } from "./jobs";
import { transferWords } from "./words-transfer";

interface JobProgressProps {
  id: string;
  /** What is being done. */
  title: string;
  /** What is shown when it is completed. */
  children: (job: Job) => ReactNode;
}

/** How far a job is, and what came of it. */
export function JobProgress({ id, title, children }: JobProgressProps) {
  const words = useWords(transferWords);
  const job = useJob(id);
  if (job.error instanceof ApiError && job.error.status === 404) {
    return <Alert>{words.jobGone}</Alert>;
  }
  return (
    <Loaded query={job}>
      {(one) => {
        if (one.status === "completed") {
          return children(one);
        }
        if (one.status === "failed") {
          return (
            <Alert color="red" variant="outline" icon={<IconAlertTriangle size={18} />} title={words.failed} role="alert">
              {one.status_details}
            </Alert>
          );
        }
        return <Running job={one} title={title} />;
      }}
    </Loaded>
  );
}

function Running({ job, title }: { job: Job; title: string }) {
  const words = useWords(transferWords);
  const { language } = useLanguage();
  const done = job.percentage_done ?? 0;
  const left = job.time_left_seconds ?? 0;
  const [unit, size] = left >= 120 ? (["minute", 60] as const) : (["second", 1] as const);
  const time = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.ceil(left / size));
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Title order={2}>{title}</Title>
        <Progress value={done} animated size="lg" aria-label={title} />
        <Text role="status">
          {job.status === "pending" ? words.pending : words.done(done)}
          {left > 0 ? ` · ${words.left(time)}` : null}
        </Text>
        <Text fz="sm" c="dimmed">
          {words.goOn}
        </Text>
      </Stack>
    </Card>
  );
}
