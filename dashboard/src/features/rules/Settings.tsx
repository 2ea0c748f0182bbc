import { api } from "../../api/client";
import { May } from "../../api/session";
import { ProgramSettings } from "../../components/program/ProgramSettings";
import { Removal } from "../../components/Removal";
import { useWords } from "../../words/language";
import { type Rule, RULE_LIST, RULES, saveRule } from "./queries";
import { ruleWords } from "./words";

/** What a rule is called, and its end. */
export function Settings({ rule }: { rule: Rule }) {
  const words = useWords(ruleWords);
  return (
    <ProgramSettings
      program={rule}
      rule="strict"
      scope="update:rules"
      save={(change) => saveRule(rule.id, change)}
      refreshes={[RULES]}
    >
      <May scope="delete:rules">
        <Removal
          label={words.deleteRule}
          text={words.deleteText}
          name={rule.name}
          remove={() => api.DELETE("/rules/{id}", { params: { path: { id: rule.id } } })}
          back="/rules"
          refreshes={[RULE_LIST]}
          done={words.deleted}
        />
      </May>
    </ProgramSettings>
  );
}
