import { Switch, Text } from "@mantine/core";
import { useNavigate } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { ConfirmDelete, DangerZone } from "../../components/ConfirmDelete";
import { CopyField } from "../../components/Copy";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useLanguage, useWords } from "../../words/language";
import { PasswordPolicy } from "./PasswordPolicy";
import { type Connection, CONNECTIONS, type Options, saveOptions, useUserCount } from "./queries";
import { connectionWords } from "./words";

/** Who may sign up, what passwords must be like, and how attempts are limited. */
export function Settings({ one }: { one: Connection }) {
  const words = useWords(connectionWords);
  const general = useWords(common);
  const may = useMay("update:connections");
  const draft = useDraft<Options>(one.options ?? {});
  const save = useChange({
    change: () => saveOptions(one, draft.patch),
    refreshes: [CONNECTIONS],
    done: general.saved,
    onDone: draft.reset,
  });
  return (
    <>
      <FormSection title={words.identity}>
        <CopyField label={words.name} value={one.name} description={words.nameFixed} />
      </FormSection>
      <FormSection title={words.signups} lead={words.signupsLead}>
        <Switch
          label={words.allowSignups}
          description={words.allowSignupsHelp}
          checked={!(draft.value.disable_signup ?? false)}
          disabled={!may}
          onChange={(e) => draft.set("disable_signup", !e.currentTarget.checked)}
        />
      </FormSection>
      <FormSection title={words.passwords} lead={words.passwordsLead}>
        <PasswordPolicy
          level={draft.value.passwordPolicy ?? "good"}
          ownMinLength={draft.value.password_complexity_options?.min_length ?? 0}
          readOnly={!may}
          onLevel={(level) => draft.set("passwordPolicy", level)}
          onMinLength={(length) => draft.set("password_complexity_options", length ? { min_length: length } : {})}
        />
      </FormSection>
      <FormSection title={words.protection}>
        <Switch
          label={words.bruteForce}
          description={words.bruteForceHelp}
          checked={draft.value.brute_force_protection ?? true}
          disabled={!may}
          onChange={(e) => draft.set("brute_force_protection", e.currentTarget.checked)}
        />
      </FormSection>
      <SaveBar dirty={draft.dirty} saving={save.isPending} onSave={() => save.mutate()} onDiscard={draft.reset} />
      <May scope="delete:connections">
        <Remove one={one} />
      </May>
    </>
  );
}

function Remove({ one }: { one: Connection }) {
  const words = useWords(connectionWords);
  const navigate = useNavigate();
  const { language } = useLanguage();
  const users = useUserCount(one.name);
  const remove = useChange({
    change: () => api.DELETE("/connections/{id}", { params: { path: { id: one.id } } }),
    refreshes: [["connections", "list"]],
    onDone: () => void navigate("/connections"),
  });
  const number = users === undefined ? undefined : new Intl.NumberFormat(language).format(users);
  return (
    <DangerZone>
      <Text fz="sm">{words.deleteText}</Text>
      <ConfirmDelete
        label={words.deleteConnection}
        consequences={
          <>
            {words.deleteText}
            {users && number ? (
              <Text fw={600} mt="sm">
                {words.deleteUsers(number, users)}
              </Text>
            ) : null}
          </>
        }
        name={one.name}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </DangerZone>
  );
}
