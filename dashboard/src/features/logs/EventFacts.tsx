import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useMay } from "../../api/session";
import { Fact } from "../../components/CodeBlock";
import { Moment } from "../../components/Moment";
import { useLanguage, useWords } from "../../words/language";
import type { LogEvent } from "./queries";
import { applicationPath } from "./types";
import { logWords } from "./words";

/** Longer lists of scopes are counted; the whole is in the raw event. */
const MANY = 12;

/** Who, where and when, with ways to go on from there. */
export function EventFacts({ event, search }: { event: LogEvent; search: string }) {
  const words = useWords(logWords);
  const { language } = useLanguage();
  const mayUsers = useMay("read:users");
  const mayClients = useMay("read:clients");
  const mayApis = useMay("read:resource_servers");
  const { audience, scope } = event.details ?? {};
  const shortened = (all: string) => (all.split(" ").length > MANY ? words.manyScopes(all.split(" ").length) : all);
  const same = (name: string, value: string) => {
    const params = new URLSearchParams(search);
    params.set(name, value);
    return `/logs?${params.toString()}`;
  };
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "long" }).format(
    Date.parse(event.date),
  );
  return (
    <Stack gap="xs">
      <Fact label={words.when}>
        {exact} (<Moment at={event.date} />)
      </Fact>
      <Linked
        label={words.user}
        text={event.user_name ?? event.user_id}
        id={event.user_id}
        to={mayUsers && event.user_id ? `/users/${encodeURIComponent(event.user_id)}` : undefined}
        more={event.user_id ? { to: same("user", event.user_id), label: words.moreOfUser } : undefined}
      />
      <Linked
        label={words.application}
        text={event.client_name ?? event.client_id}
        id={event.client_id}
        to={mayClients ? applicationPath(event) : undefined}
        more={event.client_id ? { to: same("client", event.client_id), label: words.moreOfApplication } : undefined}
      />
      {typeof audience === "string" && audience !== "" ? (
        <Linked label="API" text={audience} to={mayApis ? `/apis/${encodeURIComponent(audience)}` : undefined} />
      ) : null}
      {typeof scope === "string" && scope !== "" ? <Fact label={words.scopes}>{shortened(scope)}</Fact> : null}
      {event.connection ? <Fact label={words.connection}>{event.connection}</Fact> : null}
      {event.ip ? <Fact label={words.from}>{event.ip}</Fact> : null}
      {event.user_agent ? <Fact label={words.program}>{event.user_agent}</Fact> : null}
    </Stack>
  );
}

interface LinkedProps {
  label: string;
  text: string | undefined;
  id?: string | undefined;
  to: string | undefined;
  more?: { to: string; label: string } | undefined;
}

function Linked({ label, text, id, to, more }: LinkedProps) {
  if (!text) {
    return null;
  }
  return (
    <Fact label={label}>
      {to ? (
        <Anchor component={Link} to={to}>
          {text}
        </Anchor>
      ) : (
        text
      )}
      {id && id !== text ? (
        <Text fz="xs" c="dimmed" ff="monospace">
          {id}
        </Text>
      ) : null}
      {more ? (
        <Anchor component={Link} to={more.to} fz="xs" display="block">
          {more.label}
        </Anchor>
      ) : null}
    </Fact>
  );
}
