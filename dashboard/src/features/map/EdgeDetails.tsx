import { Alert, Anchor, Badge, Card, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { Fact } from "../../components/CodeBlock";
import { Moment } from "../../components/Moment";
import { useLanguage, useWords } from "../../words/language";
import type { Edge } from "./graph";
import type { Access } from "./queries";
import { mapWords } from "./words";

const SHOWN = 40;

/** Why an edge is there, what it carries, and how much it was used. */
export function EdgeDetails({ edge, days }: { edge: Edge; days: number }) {
  const words = useWords(mapWords);
  return (
    <Card withBorder component="section" aria-live="polite">
      <Stack>
        <Title order={2}>
          {edge.from.name} → {edge.to.name}
        </Title>
        {edge.from.column === "connections" ? <Text>{words.connectionEdge(edge.from.name, edge.to.name)}</Text> : null}
        {edge.to.column === "roles" ? (
          <>
            <Text>{words.roleEdge(edge.to.name, edge.from.name)}</Text>
            <Names names={edge.permissions} all={edge.permissions.length} />
          </>
        ) : null}
        {edge.access.map((a) => (
          <AccessDetails key={a.kind} access={a} edge={edge} days={days} />
        ))}
      </Stack>
    </Card>
  );
}

function AccessDetails({ access, edge, days }: { access: Access; edge: Edge; days: number }) {
  const words = useWords(mapWords);
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language);
  return (
    <Stack gap="xs">
      <Text fw={600}>{access.kind === "user" ? words.forUsers : words.forItself}</Text>
      <Text fz="sm">{words[access.via](edge.from.name, edge.to.name)}</Text>
      <Fact label={words.grantTypes}>{access.grant_types.join(", ") || "–"}</Fact>
      <Fact label={words.issued(days)}>{number.format(access.issued)}</Fact>
      <Fact label={words.refused(days)}>{number.format(access.blocked)}</Fact>
      <Fact label={words.last}>
        <Moment at={access.last} />
      </Fact>
      <Fact label={words.most}>
        <Names names={access.scopes_max} all={access.scopes_count} />
      </Fact>
      <Anchor component={Link} to={previewOf(access)} fz="sm">
        {words.preview}
      </Anchor>
      {access.risks.map((r) => (
        <Alert key={r.code} color="orange" title={words.risky}>
          {r.message}
        </Alert>
      ))}
    </Stack>
  );
}

/** The tokens behind the line, scope by scope; for users the page asks which. */
function previewOf({ client_id, audience, scopes_max }: Access) {
  const scope = scopes_max.slice(0, SHOWN).join(" ");
  return `/token-preview?${new URLSearchParams({ app: client_id, api: audience, scope })}`;
}

function Names({ names, all }: { names: string[]; all: number }) {
  const words = useWords(mapWords);
  if (all === 0) {
    return <Text fz="sm">{words.noScopes}</Text>;
  }
  return (
    <Group gap={6}>
      {names.slice(0, SHOWN).map((n) => (
        <Badge key={n} variant="default" tt="none" fw={400}>
          {n}
        </Badge>
      ))}
      {all > SHOWN ? <Text fz="sm">{words.andMore(all - SHOWN)}</Text> : null}
    </Group>
  );
}
