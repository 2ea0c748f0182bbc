import { Box, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconListCheck } from "@tabler/icons-react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { type PermissionName, PermissionPicker } from "../../components/PermissionPicker";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { permissionWords } from "../../words/permissions";
import { PermissionsOfApi } from "./PermissionsOfApi";
import { type Permission, type Role, ROLES, USERS, useRolePermissions } from "./queries";
import { roleWords } from "./words";

/** What everyone with a role may do, by API. */
export function RolePermissions({ role }: { role: Role }) {
  const words = useWords(roleWords);
  const picker = useWords(permissionWords);
  const may = useMay("update:roles");
  const [adding, { open, close }] = useDisclosure();
  const permissions = useRolePermissions(role.id);
  const add = useChange<PermissionName[]>({
    change: (more) =>
      api.POST("/roles/{id}/permissions", { params: { path: { id: role.id } }, body: { permissions: more } }),
    refreshes: [ROLES, USERS],
    onDone: close,
  });
  const button = may ? <Button onClick={open}>{picker.add}</Button> : null;
  return (
    <Loaded query={permissions}>
      {(all) => (
        <Stack>
          <Group justify="space-between">
            <Box flex="1 1 16rem">
              <Hint>{words.permissionsLead}</Hint>
            </Box>
            {all.length > 0 ? button : null}
          </Group>
          {all.length === 0 ? (
            <Teach icon={IconListCheck} title={words.noPermissions} action={button}>
              {words.noPermissionsText}
            </Teach>
          ) : (
            byApi(all).map((some) => (
              <PermissionsOfApi key={some[0]?.resource_server_identifier} role={role} permissions={some} />
            ))
          )}
          <PermissionPicker opened={adding} onClose={close} pending={add.isPending} given={all} onAdd={(more) => add.mutate(more)} />
        </Stack>
      )}
    </Loaded>
  );
}

/** The permissions of each API together, in the order of the APIs' names. */
function byApi(all: Permission[]): Permission[][] {
  const apis = new Map<string, Permission[]>();
  for (const one of all) {
    apis.set(one.resource_server_identifier, [...(apis.get(one.resource_server_identifier) ?? []), one]);
  }
  const name = (some: Permission[]) => some[0]?.resource_server_name ?? "";
  return [...apis.values()].sort((a, b) => name(a).localeCompare(name(b)));
}
