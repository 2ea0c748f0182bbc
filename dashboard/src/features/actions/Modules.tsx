import { Alert, Code, Stack, Table, Text } from "@mantine/core";
import { Hint } from "../../components/Copy";
import { modules } from "../../components/program/modules";
import { useWords } from "../../words/language";
import type { Action } from "./queries";
import { actionWords } from "./words";

/** What the code may require: a fixed set, since nothing is fetched from anywhere. */
export function Modules({ action }: { action: Action }) {
  const words = useWords(actionWords);
  const known = new Set(modules.map((m) => m.name));
  const missing = (action.dependencies ?? []).map((d) => d.name ?? "").filter((name) => !known.has(name));
  return (
    <Stack>
      <Hint>{words.modulesLead}</Hint>
      {missing.length > 0 ? <Alert color="yellow">{words.modulesMissing(missing.join(", "))}</Alert> : null}
      <Table fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.module}</Table.Th>
            <Table.Th w="8rem">{words.version}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {modules.map((m) => (
            <Table.Tr key={m.name}>
              <Table.Td>
                <Code>{m.name}</Code>
                <Text fz="xs" c="dimmed" lang="en">
                  {m.summary}
                </Text>
              </Table.Td>
              <Table.Td style={{ verticalAlign: "top" }}>{m.kind === "own" ? words.own(m.version) : m.version}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
