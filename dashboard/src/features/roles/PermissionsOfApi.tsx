import { Button, Code, Group, Stack, Title } from "@mantine/core";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmButton } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Permission, type Role, ROLES, USERS } from "./queries";
import { roleWords } from "./words";

/** What a role may do at one API. */
export function PermissionsOfApi({ role, permissions }: { role: Role; permissions: Permission[] }) {
  const words = useWords(roleWords);
  const general = useWords(common);
  const may = useMay("update:roles");
  const remove = useChange<Permission[]>({
    change: (some) =>
      api.DELETE("/roles/{id}/permissions", {
        params: { path: { id: role.id } },
        body: {
          permissions: some.map(({ resource_server_identifier, permission_name }) => ({
            resource_server_identifier,
            permission_name,
          })),
        },
      }),
    refreshes: [ROLES, USERS],
  });
  const identifier = permissions[0]?.resource_server_identifier ?? "";
  const name = permissions[0]?.resource_server_name ?? identifier;
  return (
    <Stack gap="xs" component="section" mt="sm">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2}>{name}</Title>
          <Hint>{identifier}</Hint>
        </div>
        {may && permissions.length > 1 ? (
          <ConfirmButton
            size="xs"
            label={words.removeApi}
            ariaLabel={words.removeAll(name)}
            pending={remove.isPending}
            onConfirm={() => remove.mutate(permissions)}
          >
            {words.removeAllText}
          </ConfirmButton>
        ) : null}
      </Group>
      <DataTable
        label={`${words.permissions}: ${name}`}
        rows={permissions}
        rowKey={(p) => p.permission_name}
        columns={[
          { header: words.permission, width: "35%", cell: (p) => <Code>{p.permission_name}</Code> },
          { header: words.description, cell: (p) => p.description },
          {
            header: "",
            align: "right",
            width: "8rem",
            cell: (p) =>
              may ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${general.remove} ${p.permission_name}`}
                  onClick={() => remove.mutate([p])}
                >
                  {general.remove}
                </Button>
              ) : null,
          },
        ]}
        empty={null}
      />
    </Stack>
  );
}
