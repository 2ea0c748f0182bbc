import { Stack, Table, Title } from "@mantine/core";
import { CopyText } from "../../components/Copy";
import { useWords } from "../../words/language";
import { settingsWords } from "./words";
import { variableWords } from "./words-templates";
import type { Variable } from "./snippets-mail";

/** What a template may say that differs from mail to mail. */
export function Variables({ names }: { names: readonly Variable[] }) {
  const words = useWords(settingsWords);
  const meanings = useWords(variableWords);
  return (
    <Stack gap={6}>
      <Title order={3} fz="sm" fw={500}>
        {words.variables}
      </Title>
      <Table.ScrollContainer minWidth={360} type="native" tabIndex={0} role="group" aria-label={words.variables}>
        <Table>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Th w="20rem" fw={400}>
                  <CopyText value={`{{ ${name} }}`} />
                </Table.Th>
                <Table.Td>{meanings[name]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
