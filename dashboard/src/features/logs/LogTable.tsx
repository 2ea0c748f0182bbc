import { Group, Stack, Text, ThemeIcon, VisuallyHidden } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { Link } from "react-router";
import { DataTable } from "../../components/DataTable";
import { Moment } from "../../components/Moment";
import { useWords } from "../../words/language";
import type { LogEvent } from "./queries";
import { iconOf, isFailure } from "./types";
import { logWords } from "./words";
import { eventWords } from "./words-types";

interface LogTableProps {
  rows: LogEvent[];
  /** The filter in the address, which opening an event keeps. */
  search: string;
  /** Whether applications have a page for this person. */
  links: boolean;
  empty: ReactNode;
}

/** Events in words, one a row. */
export const LogTable = memo(function LogTable({ rows, search, links, empty }: LogTableProps) {
  const words = useWords(logWords);
  return (
    <DataTable
      label={words.logs}
      rows={rows}
      rowKey={(e) => e.log_id}
      columns={[
        { header: words.what, cell: (e) => <What event={e} search={search} /> },
        {
          header: words.user,
          width: "22%",
          cell: (e) =>
            e.user_id ? (
              <Link className="quiet" to={`/users/${encodeURIComponent(e.user_id)}`}>
                {e.user_name ?? e.user_id}
              </Link>
            ) : (
              (e.user_name ?? "")
            ),
        },
        {
          header: words.application,
          width: "18%",
          cell: (e) =>
            links && e.client_id && e.client_name ? (
              <Link className="quiet" to={`/applications/${e.client_id}`}>
                {e.client_name}
              </Link>
            ) : (
              (e.client_name ?? e.client_id ?? "")
            ),
        },
        {
          header: words.from,
          width: "8.5rem",
          cell: (e) => (
            <Text fz="sm" ff="monospace">
              {e.ip ?? ""}
            </Text>
          ),
        },
        {
          header: words.when,
          width: "9rem",
          align: "right",
          cell: (e) => (
            <Text fz="sm" component="span" style={{ whiteSpace: "nowrap" }}>
              <Moment at={e.date} />
            </Text>
          ),
        },
      ]}
      empty={empty}
    />
  );
});

function What({ event, search }: { event: LogEvent; search: string }) {
  const words = useWords(logWords);
  const types = useWords(eventWords);
  const known = types[event.type as keyof typeof types];
  const failed = isFailure(event.type);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" miw="14rem">
      <EventIcon type={event.type} />
      <Stack gap={0}>
        <Link className="quiet" to={`/logs/${event.log_id}${search}`} preventScrollReset>
          {known?.name ?? event.type}
        </Link>
        {failed ? <VisuallyHidden>{words.failed}</VisuallyHidden> : null}
        {event.description ? (
          <Text fz="sm" c="dimmed" lineClamp={2}>
            {event.description}
          </Text>
        ) : null}
      </Stack>
    </Group>
  );
}

/** Whether it went well, by sign and colour. */
export function EventIcon({ type }: { type: string }) {
  const Shown = iconOf(type);
  return (
    <ThemeIcon size="sm" variant="light" color={isFailure(type) ? "red" : "teal"} mt={2}>
      <Shown size={14} stroke={1.8} aria-hidden />
    </ThemeIcon>
  );
}
