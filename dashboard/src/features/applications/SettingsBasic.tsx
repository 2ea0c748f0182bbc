import { Alert, Text, Textarea, TextInput } from "@mantine/core";
import { useMay } from "../../api/session";
import { CopyField } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { methodOf } from "./kinds";
import { useIssuer } from "./queries";
import { Secret } from "./Secret";
import type { GroupProps } from "./Settings";
import { settingsWords } from "./words-settings";

/** Name, ids and the secret. */
export function SettingsBasic({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const issuer = useIssuer();
  const seesKeys = useMay("read:client_keys");
  const one = draft.value;
  return (
    <FormSection title={words.basic}>
      <TextInput
        required
        maxLength={200}
        label={words.name}
        value={one.name}
        readOnly={!may}
        onChange={(e) => draft.set("name", e.currentTarget.value)}
      />
      <Textarea
        autosize
        maxLength={140}
        label={words.description}
        description={words.descriptionHelp}
        value={one.description ?? ""}
        readOnly={!may}
        onChange={(e) => draft.set("description", e.currentTarget.value)}
      />
      <Loaded query={issuer}>
        {(text) => <CopyField label={words.domain} description={words.domainHelp} value={new URL(text).host} />}
      </Loaded>
      <CopyField label={words.clientId} description={words.clientIdHelp} value={one.client_id} />
      {methodOf(one) === "none" ? (
        <Alert>{words.noSecret}</Alert>
      ) : seesKeys && one.client_secret !== undefined ? (
        <Secret clientId={one.client_id} secret={one.client_secret} />
      ) : (
        <Text fz="sm" c="dimmed">
          {words.secretHidden}
        </Text>
      )}
    </FormSection>
  );
}
