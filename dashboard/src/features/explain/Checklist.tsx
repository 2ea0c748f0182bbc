import { Group, Stack, Table, Text, ThemeIcon } from "@mantine/core";
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useWords } from "../../words/language";
import type { Check } from "./queries";
import { explainWords } from "./words";

/** Everything that was compared, what was found and what would be right. */
export function Checklist({ checks }: { checks: Check[] }) {
  const words = useWords(explainWords);
  return (
    <Table.ScrollContainer minWidth={560} type="native" tabIndex={0} role="group" aria-label={words.checklist}>
      <Table verticalSpacing="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="13rem">{words.check}</Table.Th>
            <Table.Th>{words.got}</Table.Th>
            <Table.Th>{words.want}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {checks.map((check) => (
            <Table.Tr key={check.id}>
              <Table.Th scope="row" style={{ verticalAlign: "top" }}>
                <Group gap="xs" wrap="nowrap" align="flex-start">
                  <Mark ok={check.ok} />
                  <span>{words[`check_${check.id}` as keyof typeof words] as string}</span>
                </Group>
              </Table.Th>
              <Table.Td style={{ verticalAlign: "top" }}>
                <Values values={check.got} />
                {check.note ? (
                  <Text fz="sm" c="dimmed" lang="en">
                    {check.note}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td style={{ verticalAlign: "top" }}>
                <Values values={check.want} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Values({ values }: { values: string[] }) {
  return (
    <Stack gap={2}>
      {values.map((value) => (
        <Text key={value} fz="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {value}
        </Text>
      ))}
    </Stack>
  );
}

/** A sign and a word, because a colour alone says nothing to some. */
function Mark({ ok }: { ok: boolean | null }) {
  const words = useWords(explainWords);
  const [color, label, Icon] =
    ok === null
      ? (["gray.7", words.unseen, IconMinus] as const)
      : ok
        ? (["teal.9", words.fits, IconCheck] as const)
        : (["red.9", words.differs, IconX] as const);
  return (
    <ThemeIcon size="sm" radius="xl" color={color} role="img" aria-label={label}>
      <Icon size={12} aria-hidden />
    </ThemeIcon>
  );
}
