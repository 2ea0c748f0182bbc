import { ActionIcon, Button, Group, PasswordInput, Stack, Table, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../words/language";
import { CodeBlock } from "../CodeBlock";
import { Confirm } from "../Confirm";
import { Hint } from "../Copy";
import { Moment } from "../Moment";
import { programWords } from "./words";

interface SecretsProps {
  /** What these are for. */
  lead: string;
  secrets: { name: string; updated_at?: string | undefined }[];
  /** What the code reads them from. */
  from: string;
  readOnly: boolean;
  pending: boolean;
  /** Adds one, or gives the one of this name another value. */
  onSet: (name: string, value: string) => void;
  onRemove: (name: string) => void;
}

/** Values for a program: they can be set, replaced and removed, but not read. */
export function Secrets({ lead, secrets, from, readOnly, pending, onSet, onRemove }: SecretsProps) {
  const words = useWords(programWords);
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const known = secrets.some((s) => s.name === name.trim());
  return (
    <Stack>
      <Hint>{lead}</Hint>
      {secrets.length > 0 ? (
        <Table fz="sm" verticalSpacing={6} aria-label={words.secrets}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.name}</Table.Th>
              <Table.Th>{words.changed}</Table.Th>
              <Table.Th w="3rem" aria-label={words.remove} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {secrets.map((s) => (
              <Table.Tr key={s.name}>
                <Table.Td ff="monospace">{s.name}</Table.Td>
                <Table.Td>{s.updated_at ? <Moment at={s.updated_at} /> : words.kept}</Table.Td>
                <Table.Td>{readOnly ? null : <Remove name={s.name} pending={pending} onRemove={onRemove} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <Text fz="sm">{words.noSecrets}</Text>
      )}
      {readOnly ? null : (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            onSet(name.trim(), value);
            setName("");
            setValue("");
          }}
        >
          <Stack gap="xs">
            <Group grow align="flex-end">
              <TextInput
                label={words.name}
                required
                autoComplete="off"
                spellCheck={false}
                placeholder="API_KEY"
                maxLength={127}
                value={name}
                onChange={(e) => setName(e.currentTarget.value)}
              />
              <PasswordInput
                label={words.secretValue}
                required
                autoComplete="new-password"
                value={value}
                visibilityToggleButtonProps={{ "aria-label": words.show }}
                onChange={(e) => setValue(e.currentTarget.value)}
              />
            </Group>
            <Group>
              <Button type="submit" variant="default" loading={pending} disabled={name.trim() === "" || value === ""}>
                {known ? words.replace : words.addValue}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      <CodeBlock code={`const key = ${memberOf(from, secrets[0]?.name ?? "API_KEY")};`} title={words.inCode} />
    </Stack>
  );
}

const memberOf = (object: string, name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;

function Remove({ name, pending, onRemove }: { name: string; pending: boolean; onRemove: (name: string) => void }) {
  const words = useWords(programWords);
  return (
    <Confirm
      title={words.removeNamed(name)}
      action={words.remove}
      onConfirm={() => onRemove(name)}
      trigger={(open) => (
        <ActionIcon variant="subtle" color="red" loading={pending} aria-label={words.removeNamed(name)} onClick={open}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    >
      {words.removeText}
    </Confirm>
  );
}
