import { Anchor, Box, Button, Code, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconListCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { type PermissionName, PermissionPicker } from "../../components/PermissionPicker";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { permissionWords } from "../../words/permissions";
import { type User, USERS } from "./queries";
import { type Permission, useUserPermissions } from "./userQueries";
import { tabWords } from "./words-tabs";

const PAGE = 100;

const isDirect = (p: Permission) => (p.sources ?? []).some((s) => s.source_type === "DIRECT");

/** What a user may do at APIs, by roles and directly. */
export function UserPermissions({ user }: { user: User }) {
  const words = useWords(tabWords);
  const general = useWords(common);
  const picker = useWords(permissionWords);
  const may = useMay("update:users");
  const [page, setPage] = useState(0);
  const [adding, { open, close }] = useDisclosure();
  const permissions = useUserPermissions(user.user_id, page);
  const params = { path: { id: user.user_id } };
  const add = useChange<PermissionName[]>({
    change: (more) => api.POST("/users/{id}/permissions", { params, body: { permissions: more } }),
    refreshes: [USERS],
    onDone: close,
  });
  const remove = useChange<Permission>({
    change: ({ resource_server_identifier, permission_name }) =>
      api.DELETE("/users/{id}/permissions", {
        params,
        body: { permissions: [{ resource_server_identifier, permission_name }] },
      }),
    refreshes: [USERS],
  });
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Box flex="1 1 16rem">
          <Hint>{words.permissionsLead}</Hint>
        </Box>
        {may ? <Button onClick={open}>{picker.add}</Button> : null}
      </Group>
      <Loaded query={permissions}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={words.permissions}
              minWidth={680}
              rows={rows}
              rowKey={(p) => `${p.resource_server_identifier} ${p.permission_name}`}
              columns={[
                {
                  header: words.permission,
                  cell: (p) => (
                    <>
                      <Code>{p.permission_name}</Code>
                      <Text fz="sm" c="dimmed">
                        {p.description}
                      </Text>
                    </>
                  ),
                },
                { header: words.api, cell: (p) => p.resource_server_name ?? p.resource_server_identifier },
                { header: words.source, cell: (p) => <Sources of={p} /> },
                {
                  header: "",
                  align: "right",
                  cell: (p) =>
                    may && isDirect(p) ? (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`${general.remove} ${p.permission_name}`}
                        onClick={() => remove.mutate(p)}
                      >
                        {general.remove}
                      </Button>
                    ) : null,
                },
              ]}
              empty={
                <Teach icon={IconListCheck} title={words.noPermissions}>
                  {words.noPermissionsText}
                </Teach>
              }
            />
            <Pager page={page} size={PAGE} total={total} onChange={setPage} />
            <PermissionPicker
              opened={adding}
              onClose={close}
              pending={add.isPending}
              given={rows.filter(isDirect)}
              onAdd={(more) => add.mutate(more)}
            />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Sources({ of: permission }: { of: Permission }) {
  const words = useWords(tabWords);
  return (
    <>
      {(permission.sources ?? []).map((s, i) => (
        <span key={`${s.source_type} ${s.source_id}`}>
          {i > 0 ? ", " : null}
          {s.source_type === "ROLE" ? (
            <Anchor component={Link} fz="sm" to={`/roles/${s.source_id}/permissions`}>
              {s.source_name}
            </Anchor>
          ) : (
            words.direct
          )}
        </span>
      ))}
    </>
  );
}
