import { ActionIcon, Code, Popover, Stack, Table, Text } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useWords } from "../../words/language";
import { userWords } from "./words";

/** Examples of searches. */
export function SearchHelp() {
  const words = useWords(userWords);
  const examples: [string, string][] = [
    ['email.domain:"example.com"', words.helpDomain],
    ["name:*smith*", words.helpContains],
    ["last_login:2026-12", words.helpDate],
    ["NOT _exists_:logins_count", words.helpNever],
    ['app_metadata.plan:"gold"', words.helpMetadata],
    ["name:jo* AND blocked:true", words.helpBoth],
  ];
  return (
    <Popover width="min(32rem, 92vw)" position="bottom-end" shadow="md" trapFocus withRoles={false}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.help}>
          <IconHelpCircle size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words.help} tabIndex={-1}>
        <Stack gap="sm">
          <Text fz="sm">{words.helpLead}</Text>
          <Table verticalSpacing={4} horizontalSpacing="xs" fz="sm">
            <Table.Tbody>
              {examples.map(([query, meaning]) => (
                <Table.Tr key={query}>
                  <Table.Td>
                    <Code>{query}</Code>
                  </Table.Td>
                  <Table.Td>{meaning}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text fz="sm" c="dimmed">
            {words.helpMore}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
