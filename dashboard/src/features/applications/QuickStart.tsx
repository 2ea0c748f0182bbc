import { Alert, Group, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/session";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { hasUsers, kindOf, methodOf } from "./kinds";
import { type Api, type Application, useApis, useIssuer } from "./queries";
import { RegisterAddresses } from "./RegisterAddresses";
import { Authorize } from "./Authorize";
import { Steps } from "./Steps";
import { technologiesOf } from "./snippets";
import type { Technology, Values } from "./snippets/types";
import { LocalTrust } from "./LocalTrust";
import { originOf } from "./urls";
import { quickWords } from "./words-quick";

const SCOPES_SHOWN = 5;

/** From nothing to a working sign-in, or a working token, by copying. */
export function QuickStart({ one }: { one: Application }) {
  const issuer = useIssuer();
  return <Loaded query={issuer}>{(text) => <Guide one={one} issuer={text} />}</Loaded>;
}

function Guide({ one, issuer }: { one: Application; issuer: string }) {
  const words = useWords(quickWords);
  const method = methodOf(one);
  const all = technologiesOf(kindOf(one), method);
  const [technology, setTechnology] = useState<Technology>(all[0] as Technology);
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState<string | null>();
  const [cookieSecret] = useState(randomSecret);
  const people = hasUsers(one);
  const mayApis = useMay("read:resource_servers");
  const apis = (useApis(mayApis).data ?? []).filter((a) => !(people && a.is_system));
  // A machine needs one: its own APIs come before the Management API.
  const usual = people ? undefined : apis.find((a) => !a.is_system);
  const api = chosen === undefined ? usual : apis.find((a) => a.identifier === chosen);
  const address = typed ?? localOrigin(one) ?? technology.origin ?? "http://localhost:3000";
  const origin = originOf(address);
  const domain = issuer.replace(/^https:\/\//, "").replace(/\/$/, "");
  const values: Values = {
    domain,
    issuer,
    clientId: one.client_id,
    clientSecret: one.client_secret ?? "YOUR_CLIENT_SECRET",
    audience: api?.identifier,
    scopes: (api?.scopes ?? []).map((s) => s.value ?? "").slice(0, SCOPES_SHOWN),
    origin: origin ?? "http://localhost:3000",
    cookieSecret,
  };
  const wanted = technology.addresses(values.origin, domain);
  const first = wanted.callbacks.length > 0 || !people ? 2 : 1;
  return (
    <Stack gap={0}>
      <FormSection title={words.choose} lead={people ? words.chooseLead : words.chooseLeadMachine}>
        <Group align="flex-end" gap="lg">
          <SegmentedControl
            aria-label={words.technology}
            data={all.map((t) => ({ value: t.id, label: t.name }))}
            value={technology.id}
            onChange={(id) => setTechnology(all.find((t) => t.id === id) ?? technology)}
          />
          {technology.origin ? (
            <TextInput
              label={words.address}
              flex="1 1 14rem"
              value={address}
              error={origin ? undefined : words.addressWrong}
              onChange={(e) => setTyped(e.currentTarget.value)}
            />
          ) : null}
          <ApiSelect people={people} apis={apis} value={api} onChange={setChosen} />
        </Group>
      </FormSection>
      {wanted.callbacks.length > 0 ? <RegisterAddresses one={one} wanted={wanted} /> : null}
      {people ? null : <Authorize one={one} api={api} />}
      {method === "private_key_jwt" ? (
        <Alert mb="md">{people ? words.signedAssertions : words.privateKey}</Alert>
      ) : null}
      <Steps
        steps={technology.steps(values)}
        first={first}
        secret={method === "none" || (method === "private_key_jwt" && !people) ? "none" : one.client_secret ? "shown" : "hidden"}
        beforeRun={<LocalTrust issuer={issuer} kinds={technology.trust} />}
      />
      <Text c="dimmed" fz="sm">
        {people ? (technology.origin ? words.end : words.endNative) : words.endMachine}
      </Text>
    </Stack>
  );
}

interface ApiSelectProps {
  people: boolean;
  apis: Api[];
  value: Api | undefined;
  onChange: (identifier: string | null) => void;
}

function ApiSelect({ people, apis, value, onChange }: ApiSelectProps) {
  const words = useWords(quickWords);
  return (
    <Select
      label={words.api}
      description={people ? words.apiHelp : words.apiHelpMachine}
      placeholder={people ? words.noApi : words.chooseApi}
      flex="1 1 16rem"
      clearable={people}
      allowDeselect={false}
      searchable
      disabled={apis.length === 0}
      clearButtonProps={{ "aria-label": words.noApi }}
      data={apis.map((a) => ({ value: a.identifier, label: a.name }))}
      value={value?.identifier ?? null}
      onChange={onChange}
    />
  );
}

/** Where the application runs on a developer's machine, as its callbacks tell. */
function localOrigin(one: Application): string | undefined {
  return (one.callbacks ?? []).map(originOf).find((o) => o?.startsWith("http://localhost"));
}

function randomSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((b) => b.toString(16).padStart(2, "0")).join("");
}
