import { Badge, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDatabase } from "@tabler/icons-react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { CreateConnection } from "./CreateConnection";
import { useConnections } from "./queries";
import { connectionWords } from "./words";

/** All databases of users. */
export function Component() {
  const words = useWords(connectionWords);
  const [creating, { open, close }] = useDisclosure();
  const connections = useConnections();
  const create = (
    <May scope="create:connections">
      <Button onClick={open}>{words.createConnection}</Button>
    </May>
  );
  return (
    <Page title={words.connections} lead={words.connectionsLead} actions={create}>
      <Loaded query={connections}>
        {({ databases, others }) => (
          <>
            <DataTable
              label={words.connections}
              rows={databases}
              rowKey={(c) => c.id}
              columns={[
                {
                  header: words.name,
                  cell: (c) => (
                    <Link to={`/connections/${c.id}`} className="quiet">
                      {c.name}
                    </Link>
                  ),
                },
                {
                  header: words.signups,
                  width: "10rem",
                  cell: (c) => (
                    <Badge variant="default" tt="none">
                      {c.options?.disable_signup ? words.closed : words.open}
                    </Badge>
                  ),
                },
                {
                  header: words.passwords,
                  width: "10rem",
                  cell: (c) => words[c.options?.passwordPolicy ?? "good"],
                },
                {
                  header: words.applications,
                  align: "right",
                  width: "9rem",
                  cell: (c) => c.enabled_clients?.length ?? 0,
                },
              ]}
              empty={
                <Teach icon={IconDatabase} title={words.needOne} action={create}>
                  {words.needOneText}
                </Teach>
              }
            />
            {others.length > 0 ? (
              <div style={{ marginTop: "1rem" }}>
                <Hint>{words.others(others.length, others.map((c) => c.name).slice(0, 10).join(", "))}</Hint>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
      <CreateConnection opened={creating} onClose={close} />
    </Page>
  );
}
