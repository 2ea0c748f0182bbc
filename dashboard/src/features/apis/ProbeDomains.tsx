import { Badge, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmButton } from "../../components/Confirm";
import { CopyText } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { addDomain, PROBE_DOMAINS, type ProbeDomain, removeDomain, useProbeDomains, verifyDomain } from "./probeQueries";
import { probeWords } from "./wordsProbe";

/** The hosts that may be probed, and the file by which each of them says so. */
export function ProbeDomains() {
  const words = useWords(probeWords);
  const may = useMay("update:resource_servers");
  const domains = useProbeDomains();
  return (
    <FormSection title={words.domains} lead={words.domainsLead}>
      <Loaded query={domains}>
        {(all) => (
          <Stack>
            {all.length === 0 ? <Text fz="sm">{words.noDomains}</Text> : null}
            {all.map((d) => (
              <Domain key={d.id} domain={d} may={may} />
            ))}
          </Stack>
        )}
      </Loaded>
      {may ? <AddDomain /> : null}
    </FormSection>
  );
}

function Domain({ domain, may }: { domain: ProbeDomain; may: boolean }) {
  const words = useWords(probeWords);
  const general = useWords(common);
  const verify = useChange({
    change: () => verifyDomain(domain.id),
    refreshes: [PROBE_DOMAINS],
    done: words.verifiedNow(domain.host),
  });
  const remove = useChange({ change: () => removeDomain(domain.id), refreshes: [PROBE_DOMAINS] });
  return (
    <Stack gap={4} role="group" aria-label={domain.host}>
      <Group>
        <Text fw={500}>{domain.host}</Text>
        <Badge color={domain.verified ? "teal.9" : "gray.7"}>{domain.verified ? words.verified : words.notVerified}</Badge>
        {domain.verified ? (
          <Text fz="sm" c="dimmed">
            {words.until} <Moment at={domain.verified_until} />
          </Text>
        ) : null}
      </Group>
      <Text fz="sm">{words.file}</Text>
      <CopyText value={domain.file} />
      <Text fz="sm">{words.says}</Text>
      <CopyText value={domain.challenge} />
      {may ? (
        <Group mt={4}>
          <Button variant="default" size="xs" loading={verify.isPending} onClick={() => verify.mutate()}>
            {words.verify}
          </Button>
          <ConfirmButton
            size="xs"
            label={general.remove}
            ariaLabel={`${general.remove} ${domain.host}`}
            pending={remove.isPending}
            onConfirm={() => remove.mutate()}
          >
            {words.removeText}
          </ConfirmButton>
        </Group>
      ) : null}
    </Stack>
  );
}

function AddDomain() {
  const words = useWords(probeWords);
  const general = useWords(common);
  const [host, setHost] = useState("");
  const add = useChange({ change: addDomain, refreshes: [PROBE_DOMAINS], onDone: () => setHost("") });
  const submit = (e: React.FormEvent) => {
    e.preventDefault();
    add.mutate(host.trim().toLowerCase());
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          required
          flex="1 1 14rem"
          maw="24rem"
          label={words.host}
          placeholder="api.example.com"
          spellCheck={false}
          autoCapitalize="off"
          value={host}
          onChange={(e) => setHost(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {general.add}
        </Button>
      </Group>
    </form>
  );
}
