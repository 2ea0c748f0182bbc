import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { methodOf } from "./kinds";
import { type Application, APPLICATIONS, type Patch, updateApplication } from "./queries";
import { Danger } from "./Danger";
import { SettingsAdvanced } from "./SettingsAdvanced";
import { SettingsBasic } from "./SettingsBasic";
import { SettingsProperties } from "./SettingsProperties";
import { SettingsTokens } from "./SettingsTokens";
import { problemsOf, SettingsUris } from "./SettingsUris";
import { settingsWords } from "./words-settings";

export type Draft = ReturnType<typeof useDraft<Application>>;

/** What a group of settings works on. */
export interface GroupProps {
  draft: Draft;
  may: boolean;
}

/** What an application is, where it may send people, how its tokens live. */
export function Settings({ one }: { one: Application }) {
  const words = useWords(settingsWords);
  const general = useWords(common);
  const draft = useDraft(one);
  const may = useMay("update:clients");
  const save = useChange({
    change: () => updateApplication(one.client_id, patchOf(one, draft.patch)),
    refreshes: [APPLICATIONS],
    done: general.saved,
    onDone: draft.reset,
  });
  const problem = draft.value.name.trim() === "" ? words.nameMissing : urlProblem(draft, words.uriProblem);
  return (
    <>
      <SettingsBasic draft={draft} may={may} />
      <SettingsProperties draft={draft} may={may} />
      <SettingsUris draft={draft} may={may} />
      <SettingsTokens draft={draft} may={may} />
      <SettingsAdvanced draft={draft} may={may} />
      <SaveBar
        dirty={draft.dirty}
        saving={save.isPending}
        onSave={() => save.mutate()}
        onDiscard={draft.reset}
        problem={problem}
      />
      <Danger one={one} />
    </>
  );
}

function urlProblem(draft: Draft, text: string): string | undefined {
  return Object.values(problemsOf(draft.value)).some((p) => p !== undefined) ? text : undefined;
}

/** Metadata is merged by the server: a name that is no longer there is sent as null. */
function patchOf(one: Application, patch: Partial<Application>): Patch {
  const change: Patch = { ...patch };
  if (patch.client_metadata) {
    const gone = Object.keys(one.client_metadata ?? {}).filter((name) => !(name in (patch.client_metadata ?? {})));
    change.client_metadata = { ...patch.client_metadata, ...Object.fromEntries(gone.map((name) => [name, null])) };
  }
  if (patch.token_endpoint_auth_method && methodOf(one) === "private_key_jwt") {
    change.client_authentication_methods = null;
  }
  return change;
}
