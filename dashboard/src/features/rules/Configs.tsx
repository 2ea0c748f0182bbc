import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Secrets } from "../../components/program/Secrets";
import { useWords } from "../../words/language";
import { CONFIGS, useConfigs } from "./queries";
import { ruleWords } from "./words";

/** Values that every rule finds in `configuration`. */
export function Configs() {
  const words = useWords(ruleWords);
  const may = useMay("update:rules_configs", "delete:rules_configs");
  const configs = useConfigs();
  const set = useChange<{ key: string; value: string }>({
    change: ({ key, value }) => api.PUT("/rules-configs/{key}", { params: { path: { key } }, body: { value } }),
    refreshes: [CONFIGS],
    done: words.configSaved,
  });
  const remove = useChange<string>({
    change: (key) => api.DELETE("/rules-configs/{key}", { params: { path: { key } } }),
    refreshes: [CONFIGS],
  });
  return (
    <FormSection title={words.configs}>
      <Loaded query={configs}>
        {(all) => (
          <Secrets
            lead={words.configsLead}
            secrets={all.map((c) => ({ name: c.key }))}
            from="configuration"
            readOnly={!may}
            pending={set.isPending || remove.isPending}
            onSet={(key, value) => set.mutate({ key, value })}
            onRemove={(key) => remove.mutate(key)}
          />
        )}
      </Loaded>
    </FormSection>
  );
}
