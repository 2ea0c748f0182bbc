import { Switch, TextInput } from "@mantine/core";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { CopyField } from "../../components/Copy";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { AccessSettings } from "./AccessSettings";
import { DeleteApi } from "./DeleteApi";
import { Lifetime } from "./Lifetime";
import { type Api, APIS } from "./queries";
import { SigningSecret } from "./SigningSecret";
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
  const lifetime = draft.value.token_lifetime ?? 86_400;
  const web = draft.value.token_lifetime_for_web ?? Math.min(7_200, lifetime);
  const setLifetime = (seconds: number) => {
    draft.set("token_lifetime", seconds);
    draft.set("token_lifetime_for_web", Math.min(one.token_lifetime_for_web ?? 7_200, seconds));
  };
  const tooLong = draft.dirty && web > lifetime ? words.webTooLong : undefined;
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
        <CopyField label={words.id} value={one.id} description={words.idHelp} />
      </FormSection>
      {one.signing_alg === "HS256" ? <SigningSecret one={one} /> : null}
      <FormSection title={words.tokens} lead={words.tokensLead}>
        <Lifetime
          label={words.lifetime}
          description={words.lifetimeHelp}
          value={lifetime}
          readOnly={!may}
          onChange={setLifetime}
        />
        <Lifetime
          label={words.webLifetime}
          description={words.webLifetimeHelp}
          value={web}
          readOnly={!may}
          error={tooLong}
          onChange={(seconds) => draft.set("token_lifetime_for_web", seconds)}
        />
        <Switch
          label={words.offline}
          description={words.offlineHelp}
          checked={draft.value.allow_offline_access ?? false}
          disabled={!may}
          onChange={(e) => draft.set("allow_offline_access", e.currentTarget.checked)}
        />
      </FormSection>
      <AccessSettings draft={draft} may={may} />
      <SaveBar dirty={draft.dirty} saving={save.isPending} onSave={() => save.mutate()} onDiscard={draft.reset} problem={tooLong} />
      {one.is_system ? null : (
        <May scope="delete:resource_servers">
          <DeleteApi one={one} />
        </May>
      )}
    </>
  );
}
