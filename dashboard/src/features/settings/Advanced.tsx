import { Select, Switch } from "@mantine/core";
import { FormSection, SaveBar } from "../../components/Form";
import { useWords } from "../../words/language";
import type { Settings } from "./queries";
import { useTenantForm } from "./useTenantForm";
import { settingsWords } from "./words";

/** What few need to change. */
export function Advanced({ settings }: { settings: Settings }) {
  const words = useWords(settingsWords);
  const { value, set, may, bar } = useTenantForm(settings);
  const own = value.ostiary ?? {};
  const flags = value.flags ?? {};
  return (
    <>
      <FormSection title={words.protocol}>
        <Select
          label={words.behaviour}
          description={words.behaviourHelp}
          data={[
            { value: "auth0", label: words.behaviourAuth0 },
            { value: "rfc", label: words.behaviourRfc },
          ]}
          value={own.wire_behaviour ?? "auth0"}
          allowDeselect={false}
          disabled={!may}
          onChange={(chosen) => set("ostiary", { ...own, wire_behaviour: chosen === "rfc" ? "rfc" : "auth0" })}
        />
        <Switch
          label={words.organizationNames}
          description={words.organizationNamesHelp}
          checked={value.allow_organization_name_in_authentication_api ?? false}
          disabled={!may}
          onChange={(e) => set("allow_organization_name_in_authentication_api", e.currentTarget.checked)}
        />
      </FormSection>
      <FormSection title={words.newcomers}>
        <Switch
          label={words.clientConnections}
          description={words.clientConnectionsHelp}
          checked={flags.enable_client_connections ?? true}
          disabled={!may}
          onChange={(e) => set("flags", { ...flags, enable_client_connections: e.currentTarget.checked })}
        />
        <Switch
          label={words.userExists}
          description={words.userExistsHelp}
          checked={flags.enable_public_signup_user_exists_error ?? false}
          disabled={!may}
          onChange={(e) => set("flags", { ...flags, enable_public_signup_user_exists_error: e.currentTarget.checked })}
        />
      </FormSection>
      <FormSection title={words.development}>
        <Switch
          label={words.localhost}
          description={words.localhostHelp}
          checked={own.skip_consent_on_localhost ?? false}
          disabled={!may}
          onChange={(e) => set("ostiary", { ...own, skip_consent_on_localhost: e.currentTarget.checked })}
        />
      </FormSection>
      <SaveBar {...bar} />
    </>
  );
}
