import { NumberInput, Switch, Textarea } from "@mantine/core";
import { FormSection, SaveBar } from "../../components/Form";
import { Hint } from "../../components/Copy";
import { useWords } from "../../words/language";
import type { Settings } from "./queries";
import { useTenantForm } from "./useTenantForm";
import { settingsWords } from "./words";

const MAX_HOURS = 365 * 24;

/** How long people stay signed in, and where they go when they sign out. */
export function Sessions({ settings }: { settings: Settings }) {
  const words = useWords(settingsWords);
  const { value, set, may, bar } = useTenantForm(settings);
  const whole = value.session_lifetime ?? 168;
  const idle = value.idle_session_lifetime ?? 72;
  const urls = value.allowed_logout_urls ?? [];
  const bad = urls.find((u) => u.trim() !== "" && !/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^\s]+$/.test(u.trim()));
  return (
    <>
      <FormSection title={words.lifetimes} lead={words.lifetimesLead}>
        <NumberInput
          label={words.lifetime}
          description={words.lifetimeHelp}
          suffix=" h"
          min={0.02}
          max={MAX_HOURS}
          decimalScale={2}
          value={whole}
          readOnly={!may}
          onChange={(hours) => set("session_lifetime", Number(hours))}
        />
        <NumberInput
          label={words.idle}
          description={words.idleHelp}
          suffix=" h"
          min={0.02}
          max={MAX_HOURS}
          decimalScale={2}
          value={idle}
          readOnly={!may}
          onChange={(hours) => set("idle_session_lifetime", Number(hours))}
        />
        {idle > whole ? <Hint>{words.idleLonger}</Hint> : null}
      </FormSection>
      <FormSection title={words.signOut} lead={words.signOutLead}>
        <Textarea
          label={words.logoutUrls}
          description={words.logoutUrlsHelp}
          placeholder="https://example.com/bye"
          autosize
          minRows={2}
          value={urls.join("\n")}
          readOnly={!may}
          error={bad ? words.noUrl(bad) : undefined}
          onChange={(e) => set("allowed_logout_urls", e.currentTarget.value.split("\n"))}
          onBlur={() => set("allowed_logout_urls", urls.map((u) => u.trim()).filter((u) => u !== ""))}
        />
        <Switch
          label={words.askSignOut}
          description={words.askSignOutHelp}
          checked={value.sessions?.oidc_logout_prompt_enabled ?? true}
          disabled={!may}
          onChange={(e) => set("sessions", { ...value.sessions, oidc_logout_prompt_enabled: e.currentTarget.checked })}
        />
        <Switch
          label={words.discovery}
          description={words.discoveryHelp}
          checked={value.oidc_logout?.rp_logout_end_session_endpoint_discovery ?? true}
          disabled={!may}
          onChange={(e) => set("oidc_logout", { rp_logout_end_session_endpoint_discovery: e.currentTarget.checked })}
        />
      </FormSection>
      <SaveBar
        {...bar}
        problem={bad ? words.noUrl(bad) : whole > 0 && idle > 0 ? undefined : words.lifetimesNeeded}
      />
    </>
  );
}
