import { Select, TextInput } from "@mantine/core";
import { useMay } from "../../api/session";
import { FormSection, SaveBar } from "../../components/Form";
import { useWords } from "../../words/language";
import { type Settings, useChoices } from "./queries";
import { useTenantForm } from "./useTenantForm";
import { settingsWords } from "./words";

const LOGO = /^(https:\/\/[^\s"'<>]+)?$/;

/** The tenant's name and help, and what requests mean that leave something out. */
export function General({ settings }: { settings: Settings }) {
  const words = useWords(settingsWords);
  const { value, set, may, bar } = useTenantForm(settings);
  const badLogo = !LOGO.test(value.picture_url ?? "");
  const text = (key: "friendly_name" | "picture_url" | "support_email" | "support_url") => ({
    value: value[key] ?? "",
    readOnly: !may,
    onChange: (e: React.ChangeEvent<HTMLInputElement>) => set(key, e.currentTarget.value),
  });
  return (
    <>
      <FormSection title={words.names} lead={words.namesLead}>
        <TextInput label={words.friendlyName} description={words.friendlyNameHelp} {...text("friendly_name")} />
        <TextInput
          label={words.picture}
          description={words.pictureHelp}
          placeholder="https://example.com/logo.png"
          error={badLogo ? words.httpsOnly : undefined}
          {...text("picture_url")}
        />
      </FormSection>
      <FormSection title={words.support} lead={words.supportLead}>
        <TextInput label={words.supportEmail} placeholder="help@example.com" {...text("support_email")} />
        <TextInput label={words.supportUrl} placeholder="https://example.com/help" {...text("support_url")} />
      </FormSection>
      <FormSection title={words.defaults} lead={words.defaultsLead}>
        <Choice
          kind="apis"
          scope="read:resource_servers"
          label={words.defaultAudience}
          help={words.defaultAudienceHelp}
          value={value.default_audience ?? ""}
          may={may}
          onChange={(chosen) => set("default_audience", chosen)}
        />
        <Choice
          kind="connections"
          scope="read:connections"
          label={words.defaultDirectory}
          help={words.defaultDirectoryHelp}
          value={value.default_directory ?? ""}
          may={may}
          onChange={(chosen) => set("default_directory", chosen)}
        />
      </FormSection>
      <SaveBar {...bar} problem={badLogo ? words.httpsOnly : undefined} />
    </>
  );
}

interface ChoiceProps {
  kind: "apis" | "connections";
  scope: string;
  label: string;
  help: string;
  value: string;
  may: boolean;
  onChange: (value: string) => void;
}

/** One of the objects that there are, or none. */
function Choice({ kind, scope, label, help, value, may, onChange }: ChoiceProps) {
  const words = useWords(settingsWords);
  const choices = useChoices(kind, useMay(scope));
  const known = choices.data ?? [];
  const missing = value !== "" && !known.some((k) => k.value === value);
  return (
    <Select
      label={label}
      description={help}
      data={[{ value: "", label: words.noDefault }, ...known, ...(missing ? [{ value, label: value }] : [])]}
      value={value}
      searchable
      allowDeselect={false}
      disabled={!may}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
