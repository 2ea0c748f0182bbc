import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconApps } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { CopyText } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { CreateApplication } from "./CreateApplication";
import { KINDS } from "./kinds";
import { useApplications } from "./queries";
import { applicationWords } from "./words";

/** All applications of the tenant. */
export function Component() {
  const words = useWords(applicationWords);
  const [page, setPage] = useState(0);
  const [creating, { open, close }] = useDisclosure();
  const applications = useApplications(page);
  const create = (
    <May scope="create:clients">
      <Button onClick={open}>{words.createApplication}</Button>
    </May>
  );
  return (
    <Page title={words.applications} lead={words.lead} actions={create}>
      <Loaded query={applications}>
        {({ rows, total, size }) => (
          <>
            <DataTable
              label={words.applications}
              rows={rows}
              rowKey={(a) => a.client_id}
              columns={[
                {
                  header: words.name,
                  width: "30%",
                  cell: (a) => (
                    <Link to={`/applications/${a.client_id}`} className="quiet">
                      {a.name}
                    </Link>
                  ),
                },
                {
                  header: words.type,
                  width: "11rem",
                  cell: (a) => {
                    const kind = KINDS.find((k) => k.kind === a.app_type);
                    return kind ? words[kind.label] : (a.app_type ?? words.noType);
                  },
                },
                { header: words.clientId, cell: (a) => <CopyText value={a.client_id} /> },
              ]}
              empty={
                <Teach icon={IconApps} title={words.none} action={create}>
                  {words.noneText}
                </Teach>
              }
            />
            <Pager page={page} size={size} total={total} onChange={setPage} />
          </>
        )}
      </Loaded>
      <CreateApplication opened={creating} onClose={close} />
    </Page>
  );
}
