import { Alert, Button, Group, Loader, Select, Text, TextInput } from "@mantine/core";
import { IconShieldSearch } from "@tabler/icons-react";
import { useState } from "react";
import { messageOf } from "../../api/errors";
import { useMay } from "../../api/session";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { ProbeDomains } from "./ProbeDomains";
import { ProbeResult } from "./ProbeResult";
import { useProbe } from "./probeQueries";
import { type Api, examplePermission, permissionsOf } from "./queries";
import { LIBRARIES, probeWords } from "./wordsProbe";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Sends the developer's own API what it must refuse. */
export function Probe({ one }: { one: Api }) {
  const words = useWords(probeWords);
  const may = useMay("update:resource_servers");
  const probe = useProbe(one.identifier);
  const [url, setUrl] = useState("");
  const [method, setMethod] = useState("GET");
  const [scope, setScope] = useState<string | null>(examplePermission(one) ?? null);
  const [library, setLibrary] = useState<string | null>(null);
  const submit = (e: React.FormEvent) => {
    e.preventDefault();
    probe.mutate({ url: url.trim(), method, scope, library });
  };
  return (
    <>
      <FormSection title={words.probe} lead={words.lead}>
        {may ? (
          <form onSubmit={submit}>
            <Group align="flex-end">
              <TextInput
                required
                flex="2 1 18rem"
                label={words.url}
                description={words.urlHelp}
                placeholder="http://localhost:3001/orders"
                type="url"
                spellCheck={false}
                value={url}
                onChange={(e) => setUrl(e.currentTarget.value)}
              />
              <Select
                w="7rem"
                label={words.method}
                data={METHODS}
                value={method}
                allowDeselect={false}
                onChange={(value) => setMethod(value ?? "GET")}
              />
              <Select
                flex="1 1 12rem"
                label={words.scope}
                placeholder={words.scopeNone}
                data={permissionsOf(one).map((p) => p.value)}
                value={scope}
                clearable
                searchable
                onChange={setScope}
              />
              <Select
                flex="1 1 12rem"
                label={words.library}
                placeholder={words.libraryGuessed}
                data={LIBRARIES.map((l) => ({ value: l.id, label: l.name }))}
                value={library}
                clearable
                onChange={setLibrary}
              />
            </Group>
            {method === "GET" || method === "HEAD" ? null : (
              <Text fz="sm" mt="sm">
                {words.changes}
              </Text>
            )}
            <Group mt="md" gap="sm">
              <Button type="submit" leftSection={<IconShieldSearch size={16} aria-hidden />} loading={probe.isPending}>
                {probe.data ? words.again : words.start}
              </Button>
              <Group gap="xs" role="status">
                {probe.isPending ? (
                  <>
                    <Loader size="xs" aria-hidden />
                    <Text fz="sm">{words.running}</Text>
                  </>
                ) : null}
              </Group>
            </Group>
          </form>
        ) : null}
        {probe.error ? <Alert color="red">{messageOf(probe.error)}</Alert> : null}
        {probe.data && !probe.isPending ? <ProbeResult probe={probe.data} /> : null}
      </FormSection>
      <ProbeDomains />
    </>
  );
}
