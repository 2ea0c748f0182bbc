import { Group, Stack, Text, ThemeIcon, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { memo, type ReactNode } from "react";
import { Link } from "react-router";
import { isFailure } from "../../api/events";
import { DataTable } from "../../components/DataTable";
import { Moment } from "../../components/Moment";
import { useWords } from "../../words/language";
import { eventWords } from "../../words/words-events";
import type { LogEvent } from "./queries";
import { applicationPath, iconOf } from "./types";
import { logWords } from "./words";

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
  const narrow = useMediaQuery("(max-width: 48em)");
  const what = { header: words.what, cell: (e: LogEvent) => <What event={e} search={search} whose={narrow ?? false} /> };
  const when = {
    header: words.when,
    width: narrow ? "6.5rem" : "9rem",
    align: "right" as const,
    cell: (e: LogEvent) => (
      <Text fz="sm" component="span">
        <Moment at={e.date} />
      </Text>
    ),
  };
  const others = [
    { header: words.user, width: "22%", cell: (e: LogEvent) => <User event={e} /> },
    { header: words.application, width: "18%", cell: (e: LogEvent) => <Application event={e} link={links} /> },
    {
      header: words.from,
      width: "8.5rem",
      cell: (e: LogEvent) => (
        <Text fz="sm" ff="monospace">
          {e.ip ?? ""}
        </Text>
      ),
    },
  ];
  return (
    <DataTable
      label={words.logs}
      rows={rows}
      rowKey={(e) => e.log_id}
      columns={narrow ? [what, when] : [what, ...others, when]}
      minWidth={narrow ? 0 : 760}
      empty={empty}
    />
  );
});

function User({ event }: { event: LogEvent }) {
  return event.user_id ? (
    <Link className="quiet" to={`/users/${encodeURIComponent(event.user_id)}`}>
      {event.user_name ?? event.user_id}
    </Link>
  ) : (
    (event.user_name ?? "")
  );
}

function Application({ event, link }: { event: LogEvent; link: boolean }) {
  const path = applicationPath(event);
  return link && path ? (
    <Link className="quiet" to={path}>
      {event.client_name}
    </Link>
  ) : (
    (event.client_name ?? event.client_id ?? "")
  );
}

/** What happened; on narrow screens with who and where, which have no columns of their own there. */
function What({ event, search, whose }: { event: LogEvent; search: string; whose: boolean }) {
  const words = useWords(logWords);
  const types = useWords(eventWords);
  const known = types[event.type as keyof typeof types];
  const failed = isFailure(event.type);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
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
        {whose ? (
          <Text fz="sm">{[event.user_name, event.client_name].filter((name) => name).join(" · ")}</Text>
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
