import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { SETTINGS, type Settings } from "./queries";

/** The tenant's settings while they are edited; only what differs is sent. */
export function useTenantForm(settings: Settings) {
  const general = useWords(common);
  const draft = useDraft(settings);
  const save = useChange({
    change: () => body(api.PATCH("/tenants/settings", { body: draft.patch })),
    refreshes: [SETTINGS],
    done: general.saved,
    onDone: draft.reset,
  });
  return {
    value: draft.value,
    set: draft.set,
    may: useMay("update:tenant_settings"),
    bar: { dirty: draft.dirty, saving: save.isPending, onSave: () => save.mutate(), onDiscard: draft.reset },
  };
}
