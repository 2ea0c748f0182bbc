import { Button, Center, Group, Select, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconActivity } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Duration, RunStatus } from "../../components/program/RunReport";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { type Execution, useExecutions, type Wish } from "./executions";
import { TRIGGERS } from "./triggers";
import { actionWords } from "./words";

/** Executions, of one program or of all. */
export function ExecutionList({ program = "" }: { program?: string }) {
  const words = useWords(actionWords);
  const [wish, setWish] = useState<Wish>({ trigger: "", status: "", program, user: "" });
  const [user] = useDebouncedValue(wish.user.trim(), 300);
  const query = useExecutions({ ...wish, user });
  const filtered = wish.trigger !== "" || wish.status !== "" || user !== "";
  return (
    <>
      <Filters wish={wish} one={program !== ""} change={(part) => setWish({ ...wish, ...part })} />
      <Loaded query={query}>
        {({ pages }) => (
          <Table
            rows={pages.flatMap((p) => p.executions)}
            empty={
              filtered ? (
                <Hint>{words.nothing}</Hint>
              ) : (
                <Teach icon={IconActivity} title={words.noExecutions}>
                  {words.noExecutionsText}
                </Teach>
              )
            }
          />
        )}
      </Loaded>
      {query.hasNextPage ? (
        <Center mt="md">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.older}
          </Button>
        </Center>
      ) : null}
    </>
  );
}

function Filters({ wish, one, change }: { wish: Wish; one: boolean; change: (part: Partial<Wish>) => void }) {
  const words = useWords(actionWords);
  const runs = useWords(programWords);
  const triggers = useWords(triggerWords);
  return (
    <Group mb="md" align="flex-end">
      {one ? null : (
        <Select
          label={runs.trigger}
          placeholder={words.all}
          data={TRIGGERS.map((t) => ({ value: t, label: triggers[t] }))}
          value={wish.trigger || null}
          clearable
          clearButtonProps={{ "aria-label": words.all }}
          onChange={(trigger) => change({ trigger: trigger ?? "" })}
        />
      )}
      <Select
        label={words.outcome}
        placeholder={words.all}
        data={(["ok", "failed", "late", "crashed", "busy"] as const).map((s) => ({ value: s, label: runs[s] }))}
        value={wish.status || null}
        clearable
        clearButtonProps={{ "aria-label": words.all }}
        onChange={(status) => change({ status: status ?? "" })}
      />
      <TextInput
        label={words.userId}
        placeholder="auth0|…"
        value={wish.user}
        onChange={(e) => change({ user: e.currentTarget.value })}
      />
    </Group>
  );
}

function Table({ rows, empty }: { rows: Execution[]; empty: React.ReactNode }) {
  const words = useWords(actionWords);
  const parts = useWords(programWords);
  const triggers: Record<string, string> = useWords(triggerWords);
  return (
    <DataTable
      label={words.executions}
      rows={rows}
      rowKey={(e) => e.id}
      minWidth={720}
      columns={[
        {
          header: words.when,
          width: "10rem",
          cell: (e) => (
            <Link to={`/actions/executions/${encodeURIComponent(e.id)}`} className="quiet">
              <Moment at={e.created_at} />
            </Link>
          ),
        },
        { header: parts.trigger, cell: (e) => <Text fz="sm">{triggers[e.trigger_id] ?? e.trigger_id}</Text> },
        { header: words.programs, cell: (e) => <Text fz="sm">{e.results.map((r) => r.name).join(", ")}</Text> },
        { header: words.outcome, width: "11rem", cell: (e) => <RunStatus status={e.status} /> },
        { header: words.duration, align: "right", width: "7rem", cell: (e) => <Duration ms={e.duration_ms} /> },
      ]}
      empty={empty}
    />
  );
}
