import { EnabledSwitch } from "../../components/program/EnabledSwitch";
import { type Rule, RULES, saveRule } from "./queries";

/** Whether a rule runs. */
export function Enabled({ rule, listed = false }: { rule: Rule; listed?: boolean }) {
  return (
    <EnabledSwitch
      program={rule}
      scope="update:rules"
      save={(change) => saveRule(rule.id, change)}
      refreshes={[RULES]}
      listed={listed}
    />
  );
}
