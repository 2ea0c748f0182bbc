import { Alert } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May } from "../../api/session";
import { ConfirmDelete, DangerZone } from "../../components/ConfirmDelete";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { MailServer } from "./MailServer";
import { type Provider, SETTINGS, useProvider } from "./queries";
import { TestMail } from "./TestMail";
import { settingsWords } from "./words";

/** Through which server the tenant's mail goes. */
export function Email() {
  const words = useWords(settingsWords);
  const provider = useProvider();
  return (
    <Loaded query={provider}>
      {(known) => (
        <>
          {known === null ? (
            <Alert icon={<IconInfoCircle />} title={words.noServer} mb="md">
              {words.noServerText}
            </Alert>
          ) : null}
          {known && known.name !== "smtp" ? (
            <Alert color="yellow" icon={<IconInfoCircle />} title={words.otherProvider(known.name)} mb="md">
              {words.otherProviderText}
            </Alert>
          ) : null}
          <MailServer key={JSON.stringify(known)} known={known} />
          <TestMail />
          {known ? (
            <May scope="delete:email_provider">
              <Remove known={known} />
            </May>
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function Remove({ known }: { known: Provider }) {
  const words = useWords(settingsWords);
  const remove = useChange({ change: () => api.DELETE("/emails/provider"), refreshes: [SETTINGS] });
  return (
    <DangerZone>
      <Hint>{words.removeServerText}</Hint>
      <ConfirmDelete
        label={words.removeServer}
        consequences={words.removeServerText}
        name={known.credentials?.smtp_host ?? known.name}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </DangerZone>
  );
}
