import { Button, Group, Switch, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconActivity, IconArrowUp } from "@tabler/icons-react";
import { useMemo } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useMay } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { EventDrawer } from "./EventDrawer";
import { type Filter, filterOf, paramsOf } from "./filter";
import { Filters } from "./Filters";
import { LogTable } from "./LogTable";
import { type LogEvent, useLogs } from "./queries";
import { useTail } from "./useTail";
import { logWords } from "./words";

/** What happened, the newest first; one event explained beside it. */
export function Component() {
  const words = useWords(logWords);
  const { id } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const [live, setLive] = useLocalStorage({ key: "ostiary.logs.live", defaultValue: false });
  const search = params.size === 0 ? "" : `?${params.toString()}`;
  const change = (part: Partial<Filter>) => setParams(paramsOf({ ...filter, ...part }), { replace: true });
  return (
    <Page
      title={words.logs}
      lead={words.logsLead}
      actions={
        <Switch
          label={words.live}
          checked={live}
          onChange={(e) => setLive(e.currentTarget.checked)}
          styles={{ body: { alignItems: "center" } }}
        />
      }
    >
      <Filters filter={filter} onChange={change} />
      <Events filter={filter} live={live} search={search} onReset={() => setParams({})} />
      <EventDrawer id={id} search={search} onClose={() => void navigate(`/logs${search}`)} />
    </Page>
  );
}

interface EventsProps {
  filter: Filter;
  live: boolean;
  search: string;
  onReset: () => void;
}

const NONE: LogEvent[] = [];

function Events({ filter, live, search, onReset }: EventsProps) {
  const words = useWords(logWords);
  const logs = useLogs(filter);
  const pages = logs.data?.pages;
  const listed = useMemo(() => pages?.flat() ?? NONE, [pages]);
  const tail = useTail(filter, listed, live && pages !== undefined);
  const mayApplications = useMay("read:clients");
  const narrowed = Object.values(filter).some((v) => v !== "");
  const all = useMemo(() => [...tail.shown, ...listed], [tail.shown, listed]);
  return (
    <>
      <div role="status" aria-live="polite">
        {live && tail.problem ? (
          <Text c="red" fz="sm" mb="sm">
            {tail.problem}
          </Text>
        ) : null}
      </div>
      {tail.waiting > 0 ? (
        <Group justify="center" pos="sticky" top={68} style={{ zIndex: 2 }} mb="sm">
          <Button radius="xl" size="xs" leftSection={<IconArrowUp size={14} />} onClick={tail.take}>
            {words.waiting(tail.waiting)}
          </Button>
        </Group>
      ) : null}
      <Loaded query={logs}>
        {() => (
          <LogTable
            rows={all}
            search={search}
            links={mayApplications}
            empty={
              <Teach
                icon={IconActivity}
                title={narrowed ? words.nothingFits : words.nothingYet}
                action={
                  narrowed ? (
                    <Button variant="default" onClick={onReset}>
                      {words.reset}
                    </Button>
                  ) : null
                }
              >
                {narrowed ? words.nothingFitsText : words.nothingYetText}
              </Teach>
            }
          />
        )}
      </Loaded>
      {logs.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={logs.isFetchingNextPage} onClick={() => void logs.fetchNextPage()}>
            {words.older}
          </Button>
        </Group>
      ) : null}
    </>
  );
}
