import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Secrets } from "../../components/program/Secrets";
import { useWords } from "../../words/language";
import { type Hook, HOOKS, removeSecret, setSecret, useSecretNames } from "./queries";
import { hookWords } from "./words";

/** Values for the code of one hook. */
export function HookSecrets({ hook }: { hook: Hook }) {
  const words = useWords(hookWords);
  const may = useMay("update:hooks");
  const names = useSecretNames(hook.id);
  const set = useChange<{ name: string; value: string; known: boolean }>({
    change: ({ name, value, known }) => setSecret(hook.id, name, value, known),
    refreshes: [HOOKS],
    done: words.secretKept,
  });
  const remove = useChange<string>({ change: (name) => removeSecret(hook.id, name), refreshes: [HOOKS] });
  return (
    <Loaded query={names}>
      {(all) => (
        <Secrets
          lead={words.secretsLead}
          secrets={all.map((name) => ({ name }))}
          from="context.webtask.secrets"
          readOnly={!may}
          pending={set.isPending || remove.isPending}
          onSet={(name, value) => set.mutate({ name, value, known: all.includes(name) })}
          onRemove={(name) => remove.mutate(name)}
        />
      )}
    </Loaded>
  );
}
