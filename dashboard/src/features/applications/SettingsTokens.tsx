import { NumberInput, Select, Switch } from "@mantine/core";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { hasUsers } from "./kinds";
import type { GroupProps } from "./Settings";
import { settingsWords } from "./words-settings";

const MONTH = 2_592_000;
const MAX_REFRESH = 157_788_000;

/** How long ID tokens and refresh tokens live. */
export function SettingsTokens({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const jwt = draft.value.jwt_configuration ?? {};
  if (!hasUsers(draft.value)) {
    return null;
  }
  return (
    <>
      <FormSection title={words.idToken} lead={words.idTokenLead}>
        <NumberInput
          label={words.idLifetime}
          description={words.idLifetimeHelp}
          suffix=" s"
          min={1}
          max={MONTH}
          value={jwt.lifetime_in_seconds ?? 36_000}
          readOnly={!may}
          onChange={(value) => draft.set("jwt_configuration", { ...jwt, lifetime_in_seconds: Number(value) })}
        />
        <Select
          label={words.idAlgorithm}
          description={words.idAlgorithmHelp}
          data={["RS256", "PS256", "HS256"]}
          value={jwt.alg ?? "RS256"}
          allowDeselect={false}
          readOnly={!may}
          onChange={(value) => draft.set("jwt_configuration", { ...jwt, alg: value as "RS256" })}
        />
      </FormSection>
      <RefreshTokens draft={draft} may={may} />
    </>
  );
}

function RefreshTokens({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const policy = {
    rotation_type: "non-rotating" as const,
    expiration_type: "non-expiring" as const,
    ...draft.value.refresh_token,
  };
  const set = (change: Partial<NonNullable<typeof draft.value.refresh_token>>) =>
    draft.set("refresh_token", { ...policy, ...change });
  const expiring = policy.expiration_type === "expiring";
  const rotating = policy.rotation_type === "rotating";
  const never = { infinite_token_lifetime: false, infinite_idle_token_lifetime: false };
  return (
    <FormSection title={words.refresh} lead={words.refreshLead}>
      <Switch
        label={words.rotation}
        description={words.rotationHelp}
        checked={rotating}
        disabled={!may}
        onChange={(e) =>
          set(
            e.currentTarget.checked
              ? { rotation_type: "rotating", expiration_type: "expiring", ...never }
              : { rotation_type: "non-rotating" },
          )
        }
      />
      {rotating ? (
        <Seconds
          label={words.leeway}
          description={words.leewayHelp}
          min={0}
          max={3_600}
          value={policy.leeway ?? 0}
          may={may}
          onChange={(leeway) => set({ leeway })}
        />
      ) : null}
      <Switch
        label={words.expires}
        description={rotating ? words.expiresRotating : words.expiresHelp}
        checked={expiring}
        disabled={!may || rotating}
        onChange={(e) => set(e.currentTarget.checked ? { expiration_type: "expiring", ...never } : { expiration_type: "non-expiring" })}
      />
      {expiring && !policy.infinite_token_lifetime ? (
        <Seconds
          label={words.lifetime}
          description={words.lifetimeHelp}
          min={1}
          max={MAX_REFRESH}
          value={policy.token_lifetime ?? MONTH}
          may={may}
          onChange={(token_lifetime) => set({ token_lifetime })}
        />
      ) : null}
      {expiring && !policy.infinite_idle_token_lifetime ? (
        <Seconds
          label={words.idle}
          description={words.idleHelp}
          min={1}
          max={MAX_REFRESH}
          value={policy.idle_token_lifetime ?? MONTH / 2}
          may={may}
          onChange={(idle_token_lifetime) => set({ idle_token_lifetime })}
        />
      ) : null}
    </FormSection>
  );
}

interface SecondsProps {
  label: string;
  description: string;
  min: number;
  max: number;
  value: number;
  may: boolean;
  onChange: (seconds: number) => void;
}

function Seconds({ may, onChange, ...field }: SecondsProps) {
  return <NumberInput {...field} suffix=" s" readOnly={!may} onChange={(value) => onChange(Number(value))} />;
}
