import { NumberInput, Select, Switch, Text, TextInput } from "@mantine/core";
import { useNavigate } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { ConfirmDelete, DangerZone } from "../../components/ConfirmDelete";
import { CopyField } from "../../components/Copy";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Api, APIS } from "./queries";
import { apiWords } from "./words";

/** What an API is called, how long its tokens live and what is in them. */
export function Settings({ one }: { one: Api }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const draft = useDraft(one);
  const may = useMay("update:resource_servers") && !one.is_system;
  const save = useChange({
    change: () =>
      body(api.PATCH("/resource-servers/{id}", { params: { path: { id: one.id } }, body: draft.patch })),
    refreshes: [APIS],
    done: general.saved,
    onDone: draft.reset,
  });
  const dialect = draft.value.token_dialect ?? "access_token";
  return (
    <>
      <FormSection title={words.identity}>
        <TextInput
          label={words.name}
          value={draft.value.name}
          readOnly={!may}
          onChange={(e) => draft.set("name", e.currentTarget.value)}
        />
        <CopyField label={words.identifier} value={one.identifier} description={words.identifierFixed} />
        <CopyField label={words.algorithm} value={one.signing_alg ?? "RS256"} description={words.algorithmFixed} />
      </FormSection>
      <FormSection title={words.tokens} lead={words.tokensLead}>
        <NumberInput
          label={words.lifetime}
          description={words.lifetimeHelp}
          suffix=" s"
          min={1}
          max={2_592_000}
          value={draft.value.token_lifetime ?? 86_400}
          readOnly={!may}
          onChange={(value) => draft.set("token_lifetime", Number(value))}
        />
        <Switch
          label={words.offline}
          description={words.offlineHelp}
          checked={draft.value.allow_offline_access ?? false}
          disabled={!may}
          onChange={(e) => draft.set("allow_offline_access", e.currentTarget.checked)}
        />
      </FormSection>
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
          value={dialect}
          allowDeselect={false}
          disabled={!may}
          onChange={(value) => draft.set("token_dialect", value as typeof dialect)}
        />
        <Switch
          label={words.skipConsent}
          description={words.skipConsentHelp}
          checked={draft.value.skip_consent_for_verifiable_first_party_clients ?? false}
          disabled={!may}
          onChange={(e) => draft.set("skip_consent_for_verifiable_first_party_clients", e.currentTarget.checked)}
        />
      </FormSection>
      <SaveBar dirty={draft.dirty} saving={save.isPending} onSave={() => save.mutate()} onDiscard={draft.reset} />
      {one.is_system ? null : (
        <May scope="delete:resource_servers">
          <Remove one={one} />
        </May>
      )}
    </>
  );
}

function Remove({ one }: { one: Api }) {
  const words = useWords(apiWords);
  const navigate = useNavigate();
  const remove = useChange({
    change: () => api.DELETE("/resource-servers/{id}", { params: { path: { id: one.id } } }),
    refreshes: [APIS],
    onDone: () => void navigate("/apis"),
  });
  return (
    <DangerZone>
      <Text fz="sm">{words.deleteText}</Text>
      <ConfirmDelete
        label={words.deleteApi}
        consequences={words.deleteText}
        name={one.name}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </DangerZone>
  );
}
