import { Box, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserShield } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { AssignRoles } from "./AssignRoles";
import { PAGE, type User, USERS } from "./queries";
import { useUserRoles } from "./userQueries";
import { tabWords } from "./words-tabs";

/** The roles that a user has everywhere. */
export function UserRoles({ user }: { user: User }) {
  const words = useWords(tabWords);
  const general = useWords(common);
  const may = useMay("update:users");
  const [page, setPage] = useState(0);
  const [assigning, { open, close }] = useDisclosure();
  const roles = useUserRoles(user.user_id, page);
  const params = { path: { id: user.user_id } };
  const remove = useChange<string>({
    change: (role) => api.DELETE("/users/{id}/roles", { params, body: { roles: [role] } }),
    refreshes: [USERS],
  });
  const assign = may ? <Button onClick={open}>{words.assign}</Button> : null;
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Box flex="1 1 16rem">
          <Hint>{words.rolesLead}</Hint>
        </Box>
        {assign}
      </Group>
      <Loaded query={roles}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={words.roles}
              rows={rows}
              rowKey={(r) => r.id}
              columns={[
                {
                  header: words.role,
                  width: "35%",
                  cell: (r) => (
                    <Link to={`/roles/${r.id}`} className="quiet">
                      {r.name}
                    </Link>
                  ),
                },
                { header: general.description, cell: (r) => r.description },
                {
                  header: "",
                  align: "right",
                  cell: (r) =>
                    may ? (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`${general.remove} ${r.name}`}
                        loading={remove.isPending && remove.variables === r.id}
                        onClick={() => remove.mutate(r.id)}
                      >
                        {general.remove}
                      </Button>
                    ) : null,
                },
              ]}
              empty={
                <Teach icon={IconUserShield} title={words.noRoles}>
                  {words.noRolesText}
                </Teach>
              }
            />
            <Pager page={page} size={PAGE} total={total} onChange={setPage} />
            {assigning ? <AssignRoles user={user} has={rows.map((r) => r.id)} onClose={close} /> : null}
          </>
        )}
      </Loaded>
    </Stack>
  );
}
