import { Code, List, Stack, Table, Text, Title } from "@mantine/core";
import { useLanguage, useWords } from "../words/language";
import type { Claims } from "./jwt";
import { Moment } from "./Moment";
import { claimWords } from "./words-claims";

type About = Map<string, string | undefined>;

interface ClaimTableProps {
  title: string;
  part: "header" | "payload";
  claims: Claims;
  /** What claims mean here, by their names, where more is known than the standards say. */
  meanings?: Record<string, string>;
  /** What scopes and permissions are for. */
  about?: About;
}

/** Each claim with its value and what it means. */
export function ClaimTable({ title, part, claims, meanings = {}, about = new Map() }: ClaimTableProps) {
  const words = useWords(claimWords);
  const meaning = (name: string): string =>
    meanings[name] ?? words[`${part}_${name}` as keyof typeof words] ?? words.added;
  return (
    <Stack gap="xs">
      <Title order={3} fz="md">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0} role="group" aria-label={title}>
        <Table verticalSpacing="sm" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="8rem">{words.claim}</Table.Th>
              <Table.Th w="45%">{words.value}</Table.Th>
              <Table.Th>{words.meaning}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(claims).map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" style={{ verticalAlign: "top" }}>
                  <Code>{name}</Code>
                </Table.Th>
                <Table.Td style={{ verticalAlign: "top" }}>
                  <Value name={name} value={value} about={about} />
                </Table.Td>
                <Table.Td style={{ verticalAlign: "top" }}>
                  <Text fz="sm">{meaning(name)}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Value({ name, value, about }: { name: string; value: unknown; about: About }) {
  if (["iat", "exp", "nbf", "auth_time"].includes(name) && typeof value === "number") {
    return <Time seconds={value} />;
  }
  if (name === "scope" && typeof value === "string") {
    return <Names names={value.split(" ")} about={about} />;
  }
  if (Array.isArray(value)) {
    return <Names names={value.map(String)} about={about} />;
  }
  return (
    <Text fz="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
      {typeof value === "string" ? value : JSON.stringify(value)}
    </Text>
  );
}

function Time({ seconds }: { seconds: number }) {
  const { language } = useLanguage();
  // No date has a later millisecond.
  const at = new Date(Math.min(Math.max(seconds * 1000, -8.64e15), 8.64e15));
  return (
    <Text fz="sm" component="div">
      <Code>{seconds}</Code>
      <br />
      {new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "medium" }).format(at)} (
      <Moment at={at.toISOString()} />)
    </Text>
  );
}

/** Scopes or permissions, with what the API says they are for. */
function Names({ names, about }: { names: string[]; about: About }) {
  return (
    <List fz="sm" spacing={2} listStyleType="none" pl={0} withPadding={false}>
      {names.map((name) => (
        <List.Item key={name}>
          <Code>{name}</Code> {about.get(name)}
        </List.Item>
      ))}
    </List>
  );
}
