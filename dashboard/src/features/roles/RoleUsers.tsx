import { Box, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { UserCell } from "../../components/UserCell";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { AssignUsers } from "./AssignUsers";
import { type Member, PAGE, type Role, ROLES, USERS, useRoleUsers } from "./queries";
import { roleWords } from "./words";

/** Who has a role. */
export function RoleUsers({ role }: { role: Role }) {
  const words = useWords(roleWords);
  const general = useWords(common);
  const mayGive = useMay("update:roles");
  const mayTake = useMay("update:users");
  const [page, setPage] = useState(0);
  const [assigning, { open, close }] = useDisclosure();
  const users = useRoleUsers(role.id, page);
  const remove = useChange<Member>({
    change: (user) =>
      api.DELETE("/users/{id}/roles", { params: { path: { id: user.user_id } }, body: { roles: [role.id] } }),
    refreshes: [ROLES, USERS],
  });
  const assign = mayGive ? <Button onClick={open}>{words.assign}</Button> : null;
  return (
    <Loaded query={users}>
      {({ rows, total }) => (
        <Stack>
          <Group justify="space-between">
            <Box flex="1 1 16rem">
              <Hint>{words.usersLead}</Hint>
            </Box>
            {total > 0 ? assign : null}
          </Group>
          <DataTable
            label={words.users}
            rows={rows}
            rowKey={(u) => u.user_id}
            columns={[
              { header: words.user, cell: (u) => <UserCell user={u} /> },
              {
                header: "",
                align: "right",
                width: "8rem",
                cell: (u) =>
                  mayTake ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${general.remove} ${u.name ?? u.email ?? u.user_id}`}
                      loading={remove.isPending && remove.variables === u}
                      onClick={() => remove.mutate(u)}
                    >
                      {general.remove}
                    </Button>
                  ) : null,
              },
            ]}
            empty={
              <Teach icon={IconUsers} title={words.noUsers} action={assign}>
                {words.noUsersText}
              </Teach>
            }
          />
          <Pager page={page} size={PAGE} total={total} onChange={setPage} />
          {assigning ? <AssignUsers role={role} onClose={close} /> : null}
        </Stack>
      )}
    </Loaded>
  );
}
