import { Alert, Stack, Switch } from "@mantine/core";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { Secrets } from "../../components/program/Secrets";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Connection, CONNECTIONS, type Options, saveOptions } from "./queries";
import { NEEDED } from "./scripts";
import { Scripts } from "./Scripts";
import { customWords } from "./words-custom";

/** Users that are kept elsewhere: scripts ask for them, and may move them over as they come. */
export function CustomDatabase({ one }: { one: Connection }) {
  const words = useWords(customWords);
  const general = useWords(common);
  const may = useMay("update:connections");
  const draft = useDraft<Options>({
    enabledDatabaseCustomization: one.options?.enabledDatabaseCustomization ?? false,
    import_mode: one.options?.import_mode ?? false,
    customScripts: one.options?.customScripts ?? {},
  });
  const { enabledDatabaseCustomization: on = false, import_mode: moves = false, customScripts = {} } = draft.value;
  const missing = NEEDED.filter((n) => !(customScripts[n] ?? "").trim() && (n === "login" || moves));
  const save = useChange({
    change: () => saveOptions(one, draft.patch),
    refreshes: [CONNECTIONS],
    done: general.saved,
    onDone: draft.reset,
  });
  return (
    <>
      <FormSection title={words.customDatabase} lead={words.lead}>
        <Switch
          label={words.useOwn}
          description={words.useOwnHelp}
          checked={on}
          disabled={!may}
          onChange={(e) => draft.set("enabledDatabaseCustomization", e.currentTarget.checked)}
        />
        {on ? (
          <Switch
            label={words.moves}
            description={moves ? words.movesOn : words.movesOff}
            checked={moves}
            disabled={!may}
            onChange={(e) => draft.set("import_mode", e.currentTarget.checked)}
          />
        ) : null}
        {on && missing.length > 0 ? <Alert color="yellow">{words.missing(missing.join(", "))}</Alert> : null}
      </FormSection>
      {on ? (
        <Stack gap={0}>
          <Scripts scripts={customScripts} moves={moves} readOnly={!may} onChange={(all) => draft.set("customScripts", all)} />
          <Configuration one={one} readOnly={!may} />
        </Stack>
      ) : null}
      <SaveBar dirty={draft.dirty} saving={save.isPending} onSave={() => save.mutate()} onDiscard={draft.reset} />
    </>
  );
}

/** Values that all six scripts find in `configuration`. */
function Configuration({ one, readOnly }: { one: Connection; readOnly: boolean }) {
  const words = useWords(customWords);
  const values = one.options?.configuration ?? {};
  const change = useChange<Record<string, string>>({
    change: (configuration) => saveOptions(one, { configuration }),
    refreshes: [CONNECTIONS],
    done: words.valueKept,
  });
  const names = Object.keys(values);
  return (
    <FormSection title={words.configuration}>
      <Secrets
        lead={words.configurationLead}
        secrets={names.map((name) => ({ name }))}
        from="configuration"
        readOnly={readOnly}
        pending={change.isPending}
        onSet={(name, value) => change.mutate({ ...values, [name]: value })}
        onRemove={(name) => change.mutate(Object.fromEntries(Object.entries(values).filter(([n]) => n !== name)))}
      />
    </FormSection>
  );
}
