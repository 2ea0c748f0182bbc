import { Code, Table, Text } from "@mantine/core";
import { useWords } from "../../words/language";
import type { Provenance } from "./queries";
import { previewWords } from "./words";

interface TokenClaimsProps {
  label: string;
  claims: Record<string, unknown>;
  provenance: Provenance[];
}

const MOST = 200;

function shown(value: unknown) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

/** Each claim with its value and the reason why it is there. */
export function TokenClaims({ label, claims, provenance }: TokenClaimsProps) {
  const words = useWords(previewWords);
  return (
    <Table.ScrollContainer minWidth={520} type="native" tabIndex={0} role="group" aria-label={label}>
      <Table verticalSpacing="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="9rem">{words.claim}</Table.Th>
            <Table.Th w="50%">{words.value}</Table.Th>
            <Table.Th>{words.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {provenance.map((p) => (
            <Table.Tr key={p.claim}>
              <Table.Th scope="row">
                <Code>{p.claim}</Code>
              </Table.Th>
              <Table.Td>
                <Text fz="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
                  {shown(claims[p.claim])}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text fz="sm">{p.reason}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
