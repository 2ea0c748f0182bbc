import { Box, Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUsers } from "@tabler/icons-react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { UserCell } from "../../components/UserCell";
import { useLanguage, useWords } from "../../words/language";
import { CreateUser } from "./CreateUser";
import { Filters } from "./Filters";
import { isFiltered, REACH, searchOf, useListState } from "./listState";
import { Nobody } from "./Nobody";
import { connectionOf, PAGE, useUsers } from "./queries";
import { State } from "./State";
import { userWords } from "./words";

/** All users of the tenant, and how to find some of them. */
export function Component() {
  const words = useWords(userWords);
  const { language } = useLanguage();
  const { state, change, clear } = useListState();
  const [creating, { open, close }] = useDisclosure();
  const users = useUsers(searchOf(state));
  const number = new Intl.NumberFormat(language);
  const create = (
    <May scope="create:users">
      <Button onClick={open}>{words.createUser}</Button>
    </May>
  );
  const transfer = (
    <Button component={Link} to="/users/transfer" variant="default">
      {words.transfer}
    </Button>
  );
  return (
    <Page
      title={words.users}
      lead={words.lead}
      actions={
        <>
          {transfer}
          {create}
        </>
      }
    >
      <Filters state={state} onChange={change} />
      <Loaded query={users}>
        {({ rows, total }) => (
          <Box style={{ opacity: users.isPlaceholderData ? 0.6 : 1 }} aria-busy={users.isPlaceholderData}>
            {total > 0 ? (
              <Text fz="sm" c="dimmed" mb="xs" role="status">
                {words.found(total, number.format(total))}
              </Text>
            ) : null}
            <DataTable
              label={words.users}
              minWidth={900}
              rows={rows}
              rowKey={(u) => u.user_id}
              columns={[
                { header: words.user, width: "36%", cell: (u) => <UserCell user={u} /> },
                { header: words.connection, cell: connectionOf },
                { header: words.logins, align: "right", width: "6rem", cell: (u) => number.format(u.logins_count ?? 0) },
                { header: words.lastLogin, width: "9rem", cell: (u) => <Moment at={u.last_login} /> },
                { header: words.state, width: "11rem", cell: (u) => <State user={u} /> },
              ]}
              empty={
                isFiltered(state) ? (
                  <Nobody state={state} onInside={() => change("inside", "yes")} onClear={clear} />
                ) : (
                  <Teach icon={IconUsers} title={words.noUsers} action={
                      <Group>
                        {create}
                        {transfer}
                      </Group>
                    }>
                    {words.noUsersText}
                  </Teach>
                )
              }
            />
            <Pager
              page={state.page}
              size={PAGE}
              total={Math.min(total, REACH)}
              onChange={(page) => change("page", String(page + 1))}
            />
            {total > REACH ? (
              <Text fz="sm" c="dimmed" ta="right" mt="xs">
                {words.refine}
              </Text>
            ) : null}
          </Box>
        )}
      </Loaded>
      {creating ? <CreateUser onClose={close} /> : null}
    </Page>
  );
}
