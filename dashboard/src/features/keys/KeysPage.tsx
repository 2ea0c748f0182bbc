import { Button, List, SimpleGrid } from "@mantine/core";
import { useChange } from "../../api/query";
import { May } from "../../api/session";
import { Confirm } from "../../components/Confirm";
import { CopyField, CopyText } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Page } from "../../components/Page";
import { useWords } from "../../words/language";
import { KeyCard } from "./KeyCard";
import { KEYS, placeOf, rotateKeys, type SigningKey, useKeys } from "./queries";
import { keyWords } from "./words";

/** The keys that sign tokens. */
export function Component() {
  const words = useWords(keyWords);
  const query = useKeys();
  return (
    <Page title={words.keys} lead={words.keysLead} actions={<Rotate keys={query.data ?? []} />}>
      <Loaded query={query}>{(keys) => <Keys keys={keys} />}</Loaded>
      <FormSection title={words.verifiers} lead={words.verifiersLead}>
        <CopyField
          label={words.jwks}
          description={words.jwksHelp}
          value={`${window.location.origin}/.well-known/jwks.json`}
        />
      </FormSection>
    </Page>
  );
}

function Keys({ keys }: { keys: SigningKey[] }) {
  const words = useWords(keyWords);
  const at = (place: string) => keys.filter((k) => placeOf(k) === place);
  const revoked = at("revoked").sort((a, b) => (b.revoked_at ?? "").localeCompare(a.revoked_at ?? ""));
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 3 }} mb="md">
        {(["current", "next", "previous"] as const).map((place) => (
          <KeyCard key={place} place={place} one={at(place)[0]} />
        ))}
      </SimpleGrid>
      {revoked.length === 0 ? null : (
        <FormSection title={words.revoked} lead={words.revokedLead}>
          <DataTable
            label={words.revoked}
            rows={revoked}
            rowKey={(k) => k.kid}
            columns={[
              { header: words.keyId, cell: (k) => <CopyText value={k.kid} /> },
              { header: words.revokedAt, cell: (k) => <Moment at={k.revoked_at} /> },
            ]}
            empty={null}
          />
        </FormSection>
      )}
    </>
  );
}

function Rotate({ keys }: { keys: SigningKey[] }) {
  const words = useWords(keyWords);
  const rotate = useChange({
    change: rotateKeys,
    refreshes: [KEYS],
    done: words.rotated,
  });
  const previous = keys.find((k) => placeOf(k) === "previous");
  return (
    <May scope="create:signing_keys">
      <Confirm
        title={words.rotate}
        action={words.rotate}
        onConfirm={() => rotate.mutate()}
        trigger={(open) => (
          <Button onClick={open} loading={rotate.isPending}>
            {words.rotate}
          </Button>
        )}
      >
        <List spacing="xs">
          <List.Item>{words.rotateNext}</List.Item>
          <List.Item>{words.rotateCurrent}</List.Item>
          {previous ? (
            <List.Item>
              {words.rotatePrevious} <Moment at={previous.current_until} />.
            </List.Item>
          ) : null}
          <List.Item>{words.rotateVerifiers}</List.Item>
          <List.Item>{words.rotatePinned}</List.Item>
        </List>
      </Confirm>
    </May>
  );
}
