import { Code, Group, Stack } from "@mantine/core";
import { IconApps } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ClientName } from "../../components/ClientName";
import { ConfirmButton } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Pager } from "../../components/Pager";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { PAGE, type User, USERS } from "./queries";
import { useGrants } from "./userQueries";
import { tabWords } from "./words-tabs";

/** What a user allowed applications. */
export function Grants({ user }: { user: User }) {
  const words = useWords(tabWords);
  const may = useMay("delete:grants");
  const [page, setPage] = useState(0);
  const grants = useGrants(user.user_id, page);
  const revoke = useChange<string>({
    change: (id) => api.DELETE("/grants/{id}", { params: { path: { id } } }),
    refreshes: [USERS],
    done: words.ended,
  });
  return (
    <Stack>
      <Hint>{words.grantsLead}</Hint>
      <Loaded query={grants}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={words.applications}
              minWidth={760}
              rows={rows}
              rowKey={(g) => g.id}
              columns={[
                { header: words.application, cell: (g) => <ClientName id={g.clientID} /> },
                { header: words.api, cell: (g) => (g.audience ? <Code>{g.audience}</Code> : words.account) },
                {
                  header: words.allowed,
                  cell: (g) => (
                    <Group gap={4}>
                      {g.scope.map((s) => (
                        <Code key={s}>{s}</Code>
                      ))}
                    </Group>
                  ),
                },
                {
                  header: "",
                  align: "right",
                  cell: (g) =>
                    may ? (
                      <ConfirmButton
                        size="xs"
                        label={words.revoke}
                        ariaLabel={words.revokeGrant}
                        pending={revoke.isPending}
                        onConfirm={() => revoke.mutate(g.id)}
                      >
                        {words.revokeGrantText}
                      </ConfirmButton>
                    ) : null,
                },
              ]}
              empty={
                <Teach icon={IconApps} title={words.noGrants}>
                  {words.noGrantsText}
                </Teach>
              }
            />
            <Pager page={page} size={PAGE} total={total} onChange={setPage} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
