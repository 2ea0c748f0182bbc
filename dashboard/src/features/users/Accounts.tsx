import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmButton } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { type Identity, type User, USERS } from "./queries";
import { tabWords } from "./words-tabs";

/** The accounts of a user who has several. */
export function Accounts({ user }: { user: User }) {
  const words = useWords(tabWords);
  const may = useMay("update:users");
  const unlink = useChange<Identity>({
    change: ({ provider, user_id }) =>
      body(
        api.DELETE("/users/{id}/identities/{provider}/{user_id}", {
          params: { path: { id: user.user_id, provider, user_id } },
        }),
      ),
    refreshes: [USERS],
  });
  if (user.identities.length < 2) {
    return null;
  }
  return (
    <FormSection title={words.accounts} lead={words.accountsLead}>
      <DataTable
        label={words.accounts}
        rows={user.identities}
        rowKey={(i) => `${i.provider}|${i.user_id}`}
        columns={[
          { header: words.connection, cell: (i) => i.connection },
          { header: words.email, cell: (i) => i.profileData?.email ?? user.email },
          { header: words.userId, cell: (i) => `${i.provider}|${i.user_id}` },
          {
            header: "",
            align: "right",
            cell: (i) =>
              may && i !== user.identities[0] ? (
                <ConfirmButton
                  size="xs"
                  label={words.unlink}
                  ariaLabel={`${words.unlink} ${i.user_id}`}
                  pending={unlink.isPending}
                  onConfirm={() => unlink.mutate(i)}
                >
                  {words.unlinkText}
                </ConfirmButton>
              ) : null,
          },
        ]}
        empty={null}
      />
    </FormSection>
  );
}
