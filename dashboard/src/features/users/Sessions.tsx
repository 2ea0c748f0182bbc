import { Box, Stack, Text } from "@mantine/core";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay, useSession } from "../../api/session";
import { ClientName } from "../../components/ClientName";
import { ConfirmButton } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { useWords } from "../../words/language";
import { describeDevice } from "./device";
import { type User, USERS } from "./queries";
import { RefreshTokens } from "./RefreshTokens";
import { type Session, useSessions } from "./userQueries";
import { tabWords } from "./words-tabs";

/** Where a user is signed in, and which applications can act without them. */
export function Sessions({ user }: { user: User }) {
  const words = useWords(tabWords);
  const may = useMay("delete:sessions");
  const { scopes } = useSession();
  const sessions = useSessions(user.user_id);
  const endAll = useChange({
    change: () => api.POST("/users/{id}/revoke-access", { params: { path: { id: user.user_id } }, body: {} }),
    refreshes: [USERS],
    done: words.ended,
  });
  return (
    <>
      <FormSection title={words.sessions} lead={words.sessionsLead}>
        <Loaded query={sessions}>
          {({ rows, more }) => (
            <>
              <SessionTable rows={rows} />
              {more ? <Hint>{words.firstHundred}</Hint> : null}
            </>
          )}
        </Loaded>
        {may ? (
          <Box>
            <ConfirmButton label={words.endAll} pending={endAll.isPending} onConfirm={() => endAll.mutate()}>
              {words.endAllText}
            </ConfirmButton>
          </Box>
        ) : null}
      </FormSection>
      {scopes.has("read:refresh_tokens") ? <RefreshTokens user={user} /> : null}
    </>
  );
}

function SessionTable({ rows }: { rows: Session[] }) {
  const words = useWords(tabWords);
  const may = useMay("delete:sessions");
  const end = useChange<string>({
    change: (id) => api.POST("/sessions/{id}/revoke", { params: { path: { id } } }),
    refreshes: [USERS],
    done: words.ended,
  });
  const device = (s: Session) =>
    describeDevice(s.device?.last_user_agent ?? s.device?.initial_user_agent) || words.unknownDevice;
  return (
    <DataTable
      label={words.sessions}
      minWidth={820}
      rows={rows}
      rowKey={(s) => s.id}
      columns={[
        {
          header: words.device,
          cell: (s) => (
            <Stack gap={0}>
              <span>{device(s)}</span>
              {(s.clients ?? []).map((c) => (
                <Text key={c.client_id} fz="sm" c="dimmed">
                  <ClientName id={c.client_id} />
                </Text>
              ))}
            </Stack>
          ),
        },
        { header: words.address, cell: (s) => s.device?.last_ip ?? s.device?.initial_ip },
        { header: words.lastSeen, cell: (s) => <Moment at={s.last_interacted_at ?? s.updated_at} /> },
        { header: words.began, cell: (s) => <Moment at={s.created_at} /> },
        { header: words.ends, cell: (s) => <Moment at={s.idle_expires_at ?? s.expires_at} /> },
        {
          header: "",
          align: "right",
          cell: (s) =>
            may ? (
              <ConfirmButton
                size="xs"
                label={words.end}
                ariaLabel={`${words.endSession}: ${device(s)}`}
                pending={end.isPending}
                onConfirm={() => end.mutate(s.id)}
              >
                {words.endSessionText}
              </ConfirmButton>
            ) : null,
        },
      ]}
      empty={<Hint>{words.noSessionsText}</Hint>}
    />
  );
}
