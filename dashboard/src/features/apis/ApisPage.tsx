import { Badge, Button, Code, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconServer2 } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { CreateApi } from "./CreateApi";
import { useApis } from "./queries";
import { apiWords } from "./words";

/** All APIs of the tenant. */
export function Component() {
  const words = useWords(apiWords);
  const [page, setPage] = useState(0);
  const [creating, { open, close }] = useDisclosure();
  const apis = useApis(page);
  const create = (
    <May scope="create:resource_servers">
      <Button onClick={open}>{words.createApi}</Button>
    </May>
  );
  return (
    <Page title={words.apis} lead={words.apisLead} actions={create}>
      <Loaded query={apis}>
        {({ rows, total, size }) => (
          <>
            <DataTable
              label={words.apis}
              rows={rows}
              rowKey={(a) => a.id}
              columns={[
                {
                  header: words.name,
                  cell: (a) => (
                    <Group gap="xs">
                      <Link to={`/apis/${a.id}`} className="quiet">
                        {a.name}
                      </Link>
                      {a.is_system ? <Badge variant="default">{words.system}</Badge> : null}
                    </Group>
                  ),
                },
                { header: words.identifier, cell: (a) => <Code>{a.identifier}</Code> },
                {
                  header: words.algorithmColumn,
                  width: "8rem",
                  cell: (a) => a.signing_alg ?? "RS256",
                },
                {
                  header: words.permissions,
                  align: "right",
                  width: "9rem",
                  cell: (a) => (a.scopes ?? []).length,
                },
              ]}
              empty={null}
            />
            <Pager page={page} size={size} total={total} onChange={setPage} />
            {rows.every((a) => a.is_system) ? (
              <div style={{ marginTop: "1.5rem" }}>
                <Teach icon={IconServer2} title={words.needOne} action={create}>
                  {words.needOneText}
                </Teach>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
      <CreateApi opened={creating} onClose={close} />
    </Page>
  );
}
