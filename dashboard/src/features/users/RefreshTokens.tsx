import { Box, Code, Stack, Text } from "@mantine/core";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
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
import { type RefreshToken, useRefreshTokens } from "./userQueries";
import { tabWords } from "./words-tabs";

/** Which applications hold refresh tokens of a user. */
export function RefreshTokens({ user }: { user: User }) {
  const words = useWords(tabWords);
  const may = useMay("delete:refresh_tokens");
  const tokens = useRefreshTokens(user.user_id);
  const revokeAll = useChange({
    change: () => api.DELETE("/users/{id}/refresh-tokens", { params: { path: { id: user.user_id } } }),
    refreshes: [USERS],
    done: words.ended,
  });
  return (
    <FormSection title={words.refreshTokens} lead={words.refreshTokensLead}>
      <Loaded query={tokens}>
        {({ rows, more }) => (
          <>
            <TokenTable rows={rows} />
            {more ? <Hint>{words.firstHundred}</Hint> : null}
            {may && rows.length > 0 ? (
              <Box>
                <ConfirmButton
                  label={words.revokeAll}
                  ariaLabel={words.revokeAllTokens}
                  pending={revokeAll.isPending}
                  onConfirm={() => revokeAll.mutate()}
                >
                  {words.revokeTokenText}
                </ConfirmButton>
              </Box>
            ) : null}
          </>
        )}
      </Loaded>
    </FormSection>
  );
}

function TokenTable({ rows }: { rows: RefreshToken[] }) {
  const words = useWords(tabWords);
  const may = useMay("delete:refresh_tokens");
  const revoke = useChange<string>({
    change: (id) => api.DELETE("/refresh-tokens/{id}", { params: { path: { id } } }),
    refreshes: [USERS],
    done: words.ended,
  });
  return (
    <DataTable
      label={words.refreshTokens}
      minWidth={860}
      rows={rows}
      rowKey={(t) => t.id}
      columns={[
        {
          header: words.application,
          cell: (t) => (
            <Stack gap={0}>
              <ClientName id={t.client_id} />
              <Text fz="sm" c="dimmed">
                {describeDevice(t.device?.last_user_agent ?? t.device?.initial_user_agent)}
              </Text>
            </Stack>
          ),
        },
        { header: words.api, cell: (t) => (t.resource_servers ?? []).map((r) => <Code key={r.audience}>{r.audience}</Code>) },
        { header: words.created, cell: (t) => <Moment at={t.created_at} /> },
        {
          header: words.lastUsed,
          cell: (t) => (t.last_exchanged_at ? <Moment at={t.last_exchanged_at} /> : words.notYet),
        },
        { header: words.ends, cell: (t) => <Moment at={t.idle_expires_at ?? t.expires_at} /> },
        {
          header: "",
          align: "right",
          cell: (t) =>
            may ? (
              <ConfirmButton
                size="xs"
                label={words.revoke}
                ariaLabel={words.revokeToken}
                pending={revoke.isPending}
                onConfirm={() => revoke.mutate(t.id)}
              >
                {words.revokeTokenText}
              </ConfirmButton>
            ) : null,
        },
      ]}
      empty={<Hint>{words.noTokens}</Hint>}
    />
  );
}
