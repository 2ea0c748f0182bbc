import { Alert, Select, Switch, TextInput } from "@mantine/core";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { KINDS, kindOf, methodOf } from "./kinds";
import type { GroupProps } from "./Settings";
import { applicationWords } from "./words";
import { settingsWords } from "./words-settings";

/** What kind of program it is, and how it proves who it is. */
export function SettingsProperties({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const types = useWords(applicationWords);
  const one = draft.value;
  const method = draft.patch.token_endpoint_auth_method ?? methodOf(one);
  const safe = method === "none" || kindOf(one) === "regular_web" || kindOf(one) === "non_interactive";
  return (
    <FormSection title={words.properties}>
      <Select
        label={words.type}
        description={words.typeHelp}
        data={KINDS.map((k) => ({ value: k.kind, label: types[k.label] }))}
        placeholder={types.noType}
        value={one.app_type ?? null}
        allowDeselect={false}
        readOnly={!may}
        onChange={(value) => value && draft.set("app_type", value)}
      />
      <Select
        label={words.method}
        description={words.methodHelp}
        data={[
          { value: "none", label: words.methodNone },
          { value: "client_secret_post", label: words.methodPost },
          { value: "client_secret_basic", label: words.methodBasic },
          { value: "private_key_jwt", label: words.methodKey, disabled: true },
        ]}
        value={method}
        allowDeselect={false}
        readOnly={!may}
        onChange={(value) => draft.set("token_endpoint_auth_method", value as "none")}
      />
      {method === "private_key_jwt" && draft.value.client_authentication_methods ? (
        <Alert>{words.methodKeyHint}</Alert>
      ) : null}
      {safe ? null : <Alert color="orange">{words.methodUnsafe}</Alert>}
      <Switch
        label={words.firstParty}
        description={words.firstPartyHelp}
        checked={one.is_first_party ?? true}
        disabled={!may}
        onChange={(e) => draft.set("is_first_party", e.currentTarget.checked)}
      />
      <TextInput
        type="url"
        label={words.logo}
        description={words.logoHelp}
        placeholder="https://shop.example.com/logo.png"
        value={one.logo_uri ?? ""}
        readOnly={!may}
        onChange={(e) => draft.set("logo_uri", e.currentTarget.value.trim())}
      />
    </FormSection>
  );
}
