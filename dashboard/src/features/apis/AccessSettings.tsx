import { Select, Switch } from "@mantine/core";
import { FormSection, type useDraft } from "../../components/Form";
import { useWords } from "../../words/language";
import type { Api } from "./queries";
import { apiWords } from "./words";

type Dialect = NonNullable<Api["token_dialect"]>;
type Policies = NonNullable<Api["subject_type_authorization"]>;
type UserPolicy = NonNullable<NonNullable<Policies["user"]>["policy"]>;
type ClientPolicy = NonNullable<NonNullable<Policies["client"]>["policy"]>;

interface AccessSettingsProps {
  draft: ReturnType<typeof useDraft<Api>>;
  may: boolean;
}

/** RBAC, what tokens say, consent, and who may get tokens at all. */
export function AccessSettings({ draft, may }: AccessSettingsProps) {
  const words = useWords(apiWords);
  const policies: Policies = draft.value.subject_type_authorization ?? {};
  const setPolicy = (change: Policies) => draft.set("subject_type_authorization", { ...policies, ...change });
  return (
    <FormSection title={words.access} lead={words.accessLead}>
      <Switch
        label={words.rbac}
        description={words.rbacHelp}
        checked={draft.value.enforce_policies ?? false}
        disabled={!may}
        onChange={(e) => draft.set("enforce_policies", e.currentTarget.checked)}
      />
      <Select
        label={words.dialect}
        description={words.dialectHelp}
        data={[
          { value: "access_token", label: words.dialectPlain },
          { value: "access_token_authz", label: words.dialectPermissions },
          { value: "rfc9068_profile", label: words.dialectRfc },
          { value: "rfc9068_profile_authz", label: words.dialectRfcPermissions },
        ]}
        value={draft.value.token_dialect ?? "access_token"}
        allowDeselect={false}
        readOnly={!may}
        onChange={(value) => draft.set("token_dialect", (value ?? "access_token") as Dialect)}
      />
      <Switch
        label={words.skipConsent}
        description={words.skipConsentHelp}
        checked={draft.value.skip_consent_for_verifiable_first_party_clients ?? false}
        disabled={!may}
        onChange={(e) => draft.set("skip_consent_for_verifiable_first_party_clients", e.currentTarget.checked)}
      />
      <Select
        label={words.userPolicy}
        description={words.userPolicyHelp}
        data={[
          { value: "allow_all", label: words.policyAll },
          { value: "require_client_grant", label: words.policyUserGrant },
          { value: "deny_all", label: words.policyNone },
        ]}
        value={policies.user?.policy ?? "allow_all"}
        allowDeselect={false}
        readOnly={!may}
        onChange={(value) => setPolicy({ user: { policy: value as UserPolicy } })}
      />
      <Select
        label={words.clientPolicy}
        description={words.clientPolicyHelp}
        data={[
          { value: "require_client_grant", label: words.policyClientGrant },
          { value: "deny_all", label: words.policyNone },
        ]}
        value={policies.client?.policy ?? "require_client_grant"}
        allowDeselect={false}
        readOnly={!may}
        onChange={(value) => setPolicy({ client: { policy: value as ClientPolicy } })}
      />
    </FormSection>
  );
}
