import { Code, Group, Stack, TextInput } from "@mantine/core";
import { IconListCheck, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { AddPermissions } from "./AddPermissions";
import { EditDescription } from "./EditDescription";
import { FormerNames } from "./FormerNames";
import { type Api, APIS, type Permission, permissionsOf } from "./queries";
import { RemovePermission } from "./RemovePermission";
import { RenamePermission } from "./RenamePermission";
import { apiWords } from "./words";

const PAGE = 50;
const MANY = 12;

/** The permissions that an API defines: added one by one or pasted as a list. */
export function Permissions({ one }: { one: Api }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const may = useMay("update:resource_servers") && !one.is_system;
  const [text, setText] = useState("");
  const [page, setPage] = useState(0);
  const all = permissionsOf(one);
  const change = useChange<Permission[]>({
    change: (scopes) => body(api.PATCH("/resource-servers/{id}", { params: { path: { id: one.id } }, body: { scopes } })),
    refreshes: [APIS],
    done: general.saved,
  });
  const add = (more: Permission[]) => {
    const given = new Map(more.map((p) => [p.value, p]));
    const kept = all.map((p) => given.get(p.value) ?? p);
    change.mutate([...kept, ...more.filter((p) => !all.some((k) => k.value === p.value))]);
  };
  const wanted = text.trim().toLowerCase();
  const found = all.filter((p) => `${p.value} ${p.description ?? ""}`.toLowerCase().includes(wanted));
  return (
    <Stack>
      <Hint>{words.permissionsLead}</Hint>
      {may ? <AddPermissions pending={change.isPending} onAdd={add} /> : null}
      {all.length > MANY ? (
        <TextInput
          maw="28rem"
          aria-label={words.searchPermissions}
          placeholder={words.searchPermissions}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(e) => {
            setText(e.currentTarget.value);
            setPage(0);
          }}
        />
      ) : null}
      <DataTable
        label={words.permissions}
        rows={found.slice(page * PAGE, (page + 1) * PAGE)}
        rowKey={(p) => p.value}
        columns={[
          { header: words.permission, cell: (p) => <Code>{p.value}</Code>, width: "40%" },
          {
            header: words.description,
            cell: (p) =>
              may ? (
                <EditDescription
                  one={p}
                  onSave={(description) => change.mutate(all.map((k) => (k === p ? { ...p, description } : k)))}
                />
              ) : (
                p.description
              ),
          },
          ...(may
            ? [
                {
                  header: "",
                  align: "right" as const,
                  width: "6rem",
                  cell: (p: Permission) => (
                    <Group gap={4} wrap="nowrap" justify="flex-end">
                      <RenamePermission api={one} one={p} />
                      <RemovePermission one={p} onRemove={() => change.mutate(all.filter((k) => k !== p))} />
                    </Group>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          all.length === 0 ? (
            <Teach icon={IconListCheck} title={words.noPermissions}>
              {words.noPermissionsText}
            </Teach>
          ) : (
            <Hint>{general.none}</Hint>
          )
        }
      />
      <Pager page={page} size={PAGE} total={found.length} onChange={setPage} />
      {one.is_system ? null : <FormerNames api={one} />}
    </Stack>
  );
}
