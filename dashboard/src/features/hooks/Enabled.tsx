import { EnabledSwitch } from "../../components/program/EnabledSwitch";
import { type Hook, HOOKS, saveHook } from "./queries";

/** Whether a hook runs. */
export function Enabled({ hook, listed = false }: { hook: Hook; listed?: boolean }) {
  return (
    <EnabledSwitch
      program={hook}
      scope="update:hooks"
      save={(change) => saveHook(hook.id, change)}
      refreshes={[HOOKS]}
      listed={listed}
    />
  );
}
