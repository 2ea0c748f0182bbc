import { Badge, Code, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { isFailure } from "../../api/events";
import { CodeBlock } from "../../components/CodeBlock";
import { Loaded } from "../../components/Loaded";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { eventWords } from "../../words/words-events";
import { EventFacts } from "./EventFacts";
import { EventIcon } from "./LogTable";
import { type LogEvent, useEvent } from "./queries";
import { logWords } from "./words";

interface EventDrawerProps {
  id: string | undefined;
  search: string;
  onClose: () => void;
}

/** One event: what it means, why it happened, what to do. */
export function EventDrawer({ id, search, onClose }: EventDrawerProps) {
  const general = useWords(common);
  const words = useWords(logWords);
  const query = useEvent(id);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={words.oneEvent}
      closeButtonProps={{ "aria-label": general.close }}
    >
      {id === undefined ? null : (
        <Loaded query={query}>{(event) => <Explained event={event} search={search} />}</Loaded>
      )}
    </Drawer>
  );
}

function Explained({ event, search }: { event: LogEvent; search: string }) {
  const words = useWords(logWords);
  const types = useWords(eventWords);
  const known = types[event.type as keyof typeof types];
  const failed = isFailure(event.type);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <EventIcon type={event.type} />
          <Title order={2}>{known?.name ?? event.type}</Title>
        </Group>
        <Group gap="xs">
          <Badge color={failed ? "red.9" : "teal.9"}>
            {failed ? words.failed : words.worked}
          </Badge>
          <Code>{event.type}</Code>
        </Group>
      </Stack>
      <Part title={words.meaning}>{known?.means ?? words.unknownType}</Part>
      {event.description || reasonOf(event) ? (
        <Part title={failed ? words.why : words.noted}>
          {event.description ? <Text>{event.description}</Text> : null}
          {reasonOf(event) ? <Text c="dimmed">{words.reason(reasonOf(event) ?? "")}</Text> : null}
        </Part>
      ) : null}
      {known?.act ? <Part title={words.whatToDo}>{known.act}</Part> : null}
      <EventFacts event={event} search={search} />
      <CodeBlock title={words.raw} code={JSON.stringify(event, null, 2)} />
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={3} fz="sm" c="dimmed" fw={500} mb={2}>
        {title}
      </Title>
      {typeof children === "string" ? <Text>{children}</Text> : children}
    </div>
  );
}

function reasonOf(event: LogEvent): string | undefined {
  const { reason, error } = event.details ?? {};
  const parts = [error, reason].filter(
    (part): part is string => typeof part === "string" && part !== "" && part !== event.description,
  );
  return parts.length === 0 ? undefined : parts.join(" · ");
}
