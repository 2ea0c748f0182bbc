import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Secrets } from "../../components/program/Secrets";
import { useWords } from "../../words/language";
import { type Action, ACTIONS, saveAction } from "./queries";
import { actionWords } from "./words";

/** Values for the code of one action. */
export function ActionSecrets({ action }: { action: Action }) {
  const words = useWords(actionWords);
  const may = useMay("update:actions");
  const secrets = (action.secrets ?? []).map((s) => ({ name: s.name ?? "", updated_at: s.updated_at }));
  // A secret without a value keeps the one that it has.
  const kept = secrets.map(({ name }) => ({ name }));
  const change = useChange<{ name: string; value?: string }[]>({
    change: (next) => saveAction(action.id, { secrets: next }),
    refreshes: [ACTIONS],
    done: words.secretsKept,
  });
  return (
    <Secrets
      lead={words.secretsLead}
      secrets={secrets}
      from="event.secrets"
      readOnly={!may}
      pending={change.isPending}
      onSet={(name, value) => change.mutate([...kept.filter((s) => s.name !== name), { name, value }])}
      onRemove={(name) => change.mutate(kept.filter((s) => s.name !== name))}
    />
  );
}
