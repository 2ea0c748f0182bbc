import { ActionIcon, Alert, Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Hint } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { methodOf } from "./kinds";
import type { Application } from "./queries";
import type { GroupProps } from "./Settings";
import { settingsWords } from "./words-settings";

type GrantType = NonNullable<Application["grant_types"]>[number];

/** The grant types that this server answers. */
const GRANTS = [
  { type: "authorization_code", help: "grantCode", warning: undefined },
  { type: "refresh_token", help: "grantRefresh", warning: undefined },
  { type: "client_credentials", help: "grantMachine", warning: undefined },
  { type: "implicit", help: "grantImplicit", warning: "warnImplicit" },
  { type: "password", help: "grantPassword", warning: "warnPassword" },
  { type: "http://auth0.com/oauth/grant-type/password-realm", help: "grantRealm", warning: "warnPassword" },
] as const;

/** Grant types and metadata. */
export function SettingsAdvanced({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const one = draft.value;
  const chosen = one.grant_types ?? [];
  const isPublic = methodOf(one) === "none";
  return (
    <>
      <FormSection title={words.grants} lead={words.grantsLead}>
        {GRANTS.map(({ type, help, warning }) => (
          <Stack key={type} gap="xs">
            <Checkbox
              label={type}
              description={type === "client_credentials" && isPublic ? words.grantMachinePublic : words[help]}
              checked={chosen.includes(type)}
              disabled={!may || (type === "client_credentials" && isPublic && !chosen.includes(type))}
              onChange={(e) => draft.set("grant_types", toggled(chosen, type, e.currentTarget.checked))}
            />
            {warning && chosen.includes(type) ? <Alert color="orange">{words[warning]}</Alert> : null}
          </Stack>
        ))}
      </FormSection>
      <Metadata draft={draft} may={may} />
    </>
  );
}

function toggled(chosen: GrantType[], type: GrantType, on: boolean): GrantType[] {
  return on ? [...chosen, type] : chosen.filter((t) => t !== type);
}

function Metadata({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const general = useWords(common);
  const [name, setName] = useState("");
  const kept = (draft.value.client_metadata ?? {}) as Record<string, string>;
  const set = (next: Record<string, string>) => draft.set("client_metadata", next as Record<string, never>);
  const fresh = name.trim();
  return (
    <FormSection title={words.metadata} lead={words.metadataLead}>
      {Object.keys(kept).length === 0 ? <Hint>{words.noMetadata}</Hint> : null}
      {Object.entries(kept).map(([key, value]) => (
        <Group key={key} align="flex-end" gap="sm">
          <TextInput
            flex="1 1 14rem"
            label={key}
            value={String(value)}
            readOnly={!may}
            onChange={(e) => set({ ...kept, [key]: e.currentTarget.value })}
          />
          {may ? (
            <ActionIcon
              variant="subtle"
              color="red"
              mb={4}
              aria-label={`${general.remove} ${key}`}
              onClick={() => set(Object.fromEntries(Object.entries(kept).filter(([k]) => k !== key)))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          ) : null}
        </Group>
      ))}
      {may ? (
        <Group
          component="form"
          align="flex-end"
          gap="sm"
          onSubmit={(e: React.FormEvent) => {
            e.preventDefault();
            set({ ...kept, [fresh]: "" });
            setName("");
          }}
        >
          <TextInput
            flex="1 1 14rem"
            label={words.metadataName}
            maxLength={255}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={fresh === "" || fresh in kept}>
            {general.add}
          </Button>
        </Group>
      ) : null}
    </FormSection>
  );
}
