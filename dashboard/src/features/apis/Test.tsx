import { Alert, Anchor, Select, Stack, Switch } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { May, useMay } from "../../api/session";
import { CodeSamples } from "../../components/CodeBlock";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { LiveCall } from "./LiveCall";
import { Probe } from "./Probe";
import { type Api, type App, useAppWithSecret, useGrants, useIssuer, useMachines } from "./queries";
import { tokenCalls } from "./snippets/calls";
import { TestApplication } from "./TestApplication";
import { testWords } from "./wordsTest";

const PLACEHOLDER = "CLIENT_SECRET";

/** Gets a token for the API as one of its applications does, and explains it. */
export function Test({ one }: { one: Api }) {
  const machines = useMachines();
  const grants = useGrants(one.identifier);
  const issuer = useIssuer();
  return (
    <Stack>
      <Loaded query={machines}>
        {(apps) => (
          <Loaded query={grants}>
            {(kept) => (
              <Loaded query={issuer}>
                {(iss) => {
                  const granted = new Set(kept.map((g) => g.client_id));
                  const usable = apps.filter(
                    (a) => granted.has(a.client_id) && a.grant_types?.includes("client_credentials"),
                  );
                  return usable.length === 0 ? <TestApplication one={one} /> : <TestWith one={one} apps={usable} issuer={iss} />;
                }}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
      {one.is_system ? null : (
        <div>
          <Probe one={one} />
        </div>
      )}
    </Stack>
  );
}

function TestWith({ one, apps, issuer }: { one: Api; apps: App[]; issuer: string }) {
  const words = useWords(testWords);
  const maySecret = useMay("read:client_keys");
  const [chosen, choose] = useState<string | null>(apps[0]?.client_id ?? null);
  const [shown, show] = useState(false);
  const secret = useAppWithSecret(maySecret ? chosen : null).data?.client_secret;
  const app = apps.find((a) => a.client_id === chosen);
  const bySecret = !["none", "private_key_jwt"].includes(app?.token_endpoint_auth_method ?? "");
  const call = {
    issuer,
    clientId: chosen ?? "",
    clientSecret: shown && secret ? secret : PLACEHOLDER,
    audience: one.identifier,
  };
  return (
    <div>
      <FormSection title={words.request} lead={words.requestLead}>
        <Select
          label={words.application}
          description={words.applicationHelp}
          data={apps.map((a) => ({ value: a.client_id, label: a.name }))}
          value={chosen}
          searchable={apps.length > 8}
          allowDeselect={false}
          maw="28rem"
          onChange={choose}
        />
        {maySecret && bySecret ? (
          <Switch label={words.showSecret} checked={shown} onChange={(e) => show(e.currentTarget.checked)} />
        ) : null}
        <CodeSamples samples={tokenCalls(call)} />
      </FormSection>
      {maySecret ? null : (
        <Alert icon={<IconLock aria-hidden />} title={words.noSecret}>
          {words.noSecretText}
        </Alert>
      )}
      {bySecret ? null : (
        <Alert icon={<IconLock aria-hidden />} title={words.otherMethod}>
          {words.otherMethodText(app?.token_endpoint_auth_method ?? "")}
        </Alert>
      )}
      {maySecret && bySecret && app ? (
        <LiveCall key={app.client_id} one={one} app={app} secret={secret} />
      ) : null}
      <May scope="update:client_grants">
        <Anchor component={Link} to={`/apis/${one.id}/machine-to-machine`} fz="sm" mt="md" display="inline-block">
          {words.changeGrants}
        </Anchor>
      </May>
    </div>
  );
}
