import { Code, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { isFailure } from "../../api/events";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { eventWords } from "../../words/words-events";
import { describeDevice } from "./device";
import { PAGE, type User } from "./queries";
import { type LogEvent, useHistory } from "./userQueries";
import { tabWords } from "./words-tabs";

/** The server pages through so many. */
const REACH = 1_000;

/** What happened with a user. */
export function History({ user }: { user: User }) {
  const words = useWords(tabWords);
  const [page, setPage] = useState(0);
  const events = useHistory(user.user_id, page);
  return (
    <Stack>
      <Hint>{words.historyLead}</Hint>
      <Loaded query={events}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={words.history}
              minWidth={860}
              rows={rows}
              rowKey={(e) => e.log_id}
              columns={[
                { header: words.event, width: "40%", cell: (e) => <Event of={e} /> },
                { header: words.application, cell: (e) => e.client_name ?? e.client_id },
                { header: words.address, cell: (e) => e.ip },
                { header: words.device, cell: (e) => describeDevice(e.user_agent) },
                { header: words.when, width: "9rem", cell: (e) => <Moment at={e.date} /> },
              ]}
              empty={
                <Teach icon={IconHistory} title={words.noHistory}>
                  {words.noHistoryText}
                </Teach>
              }
            />
            <Pager page={page} size={PAGE} total={Math.min(total, REACH)} onChange={setPage} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Event({ of: event }: { of: LogEvent }) {
  const types = useWords(eventWords);
  const known = types[event.type as keyof typeof types];
  const failed = isFailure(event.type);
  return (
    <Stack gap={0}>
      <Group gap={6} wrap="nowrap">
        {failed ? <IconAlertTriangle size={16} color="var(--mantine-color-red-6)" aria-hidden /> : null}
        <Link to={`/logs/${event.log_id}`} className="quiet">
          {known?.name ?? event.type}
        </Link>
        <Code style={{ whiteSpace: "nowrap" }}>{event.type}</Code>
      </Group>
      {failed && event.description ? (
        <Text fz="sm" c="dimmed">
          {event.description}
        </Text>
      ) : null}
    </Stack>
  );
}
