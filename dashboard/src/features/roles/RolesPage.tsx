import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { IconSearch, IconUserShield } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { CreateRole } from "./CreateRole";
import { PAGE, useRoles } from "./queries";
import { roleWords } from "./words";

/** All roles of the tenant. */
export function Component() {
  const words = useWords(roleWords);
  const [typed, setTyped] = useState("");
  const [name] = useDebouncedValue(typed.trim(), 250);
  const [page, setPage] = useState(0);
  const [creating, { open, close }] = useDisclosure();
  const roles = useRoles(name, page);
  const create = (
    <May scope="create:roles">
      <Button onClick={open}>{words.createRole}</Button>
    </May>
  );
  return (
    <Page title={words.roles} lead={words.lead} actions={create}>
      <TextInput
        type="search"
        mb="md"
        maw="24rem"
        aria-label={words.searchLabel}
        placeholder={words.search}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={typed}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setPage(0);
        }}
      />
      <Loaded query={roles}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={words.roles}
              rows={rows}
              rowKey={(r) => r.id}
              columns={[
                {
                  header: words.name,
                  width: "35%",
                  cell: (r) => (
                    <Link to={`/roles/${r.id}`} className="quiet">
                      {r.name}
                    </Link>
                  ),
                },
                { header: words.description, cell: (r) => r.description },
              ]}
              empty={
                name ? (
                  <Hint>{words.nothing}</Hint>
                ) : (
                  <Teach icon={IconUserShield} title={words.needOne} action={create}>
                    {words.needOneText}
                  </Teach>
                )
              }
            />
            <Pager page={page} size={PAGE} total={total} onChange={setPage} />
          </>
        )}
      </Loaded>
      {creating ? <CreateRole onClose={close} /> : null}
    </Page>
  );
}
