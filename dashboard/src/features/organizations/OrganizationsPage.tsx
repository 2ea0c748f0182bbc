import { Button, Code, TextInput } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { IconBuilding, IconSearch } from "@tabler/icons-react";
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
import { CreateOrganization } from "./CreateOrganization";
import { type Organization, PAGE, SEARCHED, useFoundOrganizations, useOrganizations } from "./queries";
import { organizationWords } from "./words";

/** All organizations of the tenant. */
export function Component() {
  const words = useWords(organizationWords);
  const [page, setPage] = useState(0);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 250);
  const [creating, { open, close }] = useDisclosure();
  const list = useOrganizations(page);
  const create = (
    <May scope="create:organizations">
      <Button onClick={open}>{words.createOrganization}</Button>
    </May>
  );
  return (
    <Page title={words.organizations} lead={words.organizationsLead} actions={create}>
      <Loaded query={list}>
        {({ rows, total }) =>
          total === 0 ? (
            <Teach icon={IconBuilding} title={words.needThem} action={create}>
              {words.needThemText}
            </Teach>
          ) : (
            <>
              <TextInput
                mb="md"
                maw="28rem"
                aria-label={words.searchOrganizations}
                placeholder={words.searchOrganizations}
                leftSection={<IconSearch size={16} aria-hidden />}
                value={typed}
                onChange={(e) => setTyped(e.currentTarget.value)}
              />
              {text === "" ? (
                <>
                  <Organizations rows={rows} />
                  <Pager page={page} size={PAGE} total={total} onChange={setPage} />
                </>
              ) : (
                <Found text={text} many={total > SEARCHED} />
              )}
            </>
          )
        }
      </Loaded>
      <CreateOrganization opened={creating} onClose={close} />
    </Page>
  );
}

function Found({ text, many }: { text: string; many: boolean }) {
  const words = useWords(organizationWords);
  return (
    <Loaded query={useFoundOrganizations(text)}>
      {(rows) => (
        <>
          <Organizations rows={rows.slice(0, PAGE)} />
          {many ? <Hint>{words.searchedFirst}</Hint> : null}
        </>
      )}
    </Loaded>
  );
}

function Organizations({ rows }: { rows: Organization[] }) {
  const words = useWords(organizationWords);
  return (
    <DataTable
      label={words.organizations}
      rows={rows}
      rowKey={(o) => o.id}
      columns={[
        {
          header: words.displayName,
          cell: (o) => (
            <Link to={`/organizations/${o.id}`} className="quiet">
              {o.display_name}
            </Link>
          ),
        },
        { header: words.name, cell: (o) => o.name },
        { header: words.id, cell: (o) => <Code>{o.id}</Code> },
      ]}
      empty={<Hint>{words.nothingFound}</Hint>}
    />
  );
}
