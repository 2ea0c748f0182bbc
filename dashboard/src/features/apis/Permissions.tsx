import { ActionIcon, Button, Card, Code, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { IconListCheck, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Api, APIS, type Permission, permissionsOf } from "./queries";
import { parsePermissions } from "./pasted";
import { apiWords } from "./words";

/** The permissions that an API defines: added one by one or pasted as a list. */
export function Permissions({ one }: { one: Api }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const may = useMay("update:resource_servers") && !one.is_system;
  const all = permissionsOf(one);
  const change = useChange<Permission[]>({
    change: (scopes) => body(api.PATCH("/resource-servers/{id}", { params: { path: { id: one.id } }, body: { scopes } })),
    refreshes: [APIS],
    done: general.saved,
  });
  const add = (more: Permission[]) => {
    const replaced = new Set(more.map((p) => p.value));
    change.mutate([...all.filter((p) => !replaced.has(p.value)), ...more]);
  };
  return (
    <Stack>
      <Hint>{words.permissionsLead}</Hint>
      {may ? <AddPermissions pending={change.isPending} onAdd={add} /> : null}
      <DataTable
        label={words.permissions}
        rows={all}
        rowKey={(p) => p.value}
        columns={[
          { header: words.permission, cell: (p) => <Code>{p.value}</Code>, width: "40%" },
          { header: words.description, cell: (p) => p.description },
          {
            header: "",
            align: "right",
            width: "4rem",
            cell: (p) =>
              may ? (
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={`${general.remove} ${p.value}`}
                  onClick={() => change.mutate(all.filter((other) => other !== p))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              ) : null,
          },
        ]}
        empty={
          <Teach icon={IconListCheck} title={words.noPermissions}>
            {words.noPermissionsText}
          </Teach>
        }
      />
    </Stack>
  );
}

function AddPermissions({ pending, onAdd }: { pending: boolean; onAdd: (more: Permission[]) => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const [value, setValue] = useState("");
  const [description, setDescription] = useState("");
  const [pasted, setPasted] = useState<string>();
  const submit = (e: React.FormEvent) => {
    e.preventDefault();
    onAdd(pasted === undefined ? [{ value: value.trim(), description: description.trim() }] : parsePermissions(pasted));
    setValue("");
    setDescription("");
    setPasted(undefined);
  };
  return (
    <Card withBorder component="form" onSubmit={submit}>
      {pasted === undefined ? (
        <Group align="flex-end">
          <TextInput
            required
            flex="1 1 12rem"
            label={words.permission}
            placeholder="read:orders"
            value={value}
            onChange={(e) => setValue(e.currentTarget.value)}
          />
          <TextInput
            flex="2 1 16rem"
            label={words.description}
            placeholder={words.descriptionExample}
            value={description}
            onChange={(e) => setDescription(e.currentTarget.value)}
          />
          <Button type="submit" loading={pending}>
            {general.add}
          </Button>
          <Button variant="default" onClick={() => setPasted("")}>
            {words.pasteMany}
          </Button>
        </Group>
      ) : (
        <Stack>
          <Textarea
            required
            autosize
            minRows={4}
            label={words.pasteLabel}
            description={words.pasteHelp}
            placeholder={"read:orders See orders\ncreate:orders Make new orders"}
            value={pasted}
            onChange={(e) => setPasted(e.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={pending} disabled={parsePermissions(pasted).length === 0}>
              {words.addMany(parsePermissions(pasted).length)}
            </Button>
            <Button variant="default" onClick={() => setPasted(undefined)}>
              {general.cancel}
            </Button>
          </Group>
        </Stack>
      )}
    </Card>
  );
}
