import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useChange } from "../../api/query";
import { May } from "../../api/session";
import { Confirm } from "../../components/Confirm";
import { Copy, CopyText, Hint } from "../../components/Copy";
import { Moment } from "../../components/Moment";
import { useWords } from "../../words/language";
import { KEYS, type Place, revokeKey, type SigningKey, sinceOf } from "./queries";
import { keyWords } from "./words";

/** One place of the rotation and the key that is there. */
export function KeyCard({ place, one }: { place: Place; one: SigningKey | undefined }) {
  const words = useWords(keyWords);
  return (
    <Card withBorder padding="lg" component="section">
      <Stack gap="sm" h="100%">
        <Group justify="space-between">
          <Title order={2}>{words[place]}</Title>
          {one ? <Badge variant="default">RS256</Badge> : null}
        </Group>
        <Hint>{words[`${place}Help`]}</Hint>
        {one ? <Content place={place} one={one} /> : <Text fz="sm">{words.noKey}</Text>}
      </Stack>
    </Card>
  );
}

function Content({ place, one }: { place: Place; one: SigningKey }) {
  const words = useWords(keyWords);
  const since = sinceOf(one);
  return (
    <>
      <Label text={words.keyId}>
        <CopyText value={one.kid} />
      </Label>
      {since ? (
        <Label text={place === "previous" ? words.until : words.since}>
          <Text fz="sm">
            <Moment at={since} />
          </Text>
        </Label>
      ) : null}
      <Label text={words.fingerprint}>
        <Group gap={4} wrap="nowrap" align="flex-start">
          <Text ff="monospace" fz="xs">
            {one.fingerprint}
          </Text>
          <Copy value={one.fingerprint} label={words.copyFingerprint} />
        </Group>
      </Label>
      <Label text={words.certificate}>
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => download(`${one.kid}.pem`, one.cert)}
          >
            {words.download}
          </Button>
          <Copy value={one.cert} label={words.copyCertificate} />
        </Group>
      </Label>
      {place === "next" ? null : <Revoke place={place} one={one} />}
    </>
  );
}

function Label({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {text}
      </Text>
      {children}
    </div>
  );
}

function Revoke({ place, one }: { place: Place; one: SigningKey }) {
  const words = useWords(keyWords);
  const revoke = useChange({
    change: () => revokeKey(one.kid),
    refreshes: [KEYS],
    done: words.revokedDone,
  });
  return (
    <May scope="update:signing_keys">
      <Confirm
        title={words.revoke}
        action={words.revoke}
        onConfirm={() => revoke.mutate()}
        trigger={(open) => (
          <Button
            variant="outline"
            color="red"
            size="xs"
            mt="auto"
            style={{ alignSelf: "flex-start" }}
            loading={revoke.isPending}
            onClick={open}
          >
            {words.revoke}
          </Button>
        )}
      >
        {place === "current" ? words.revokeCurrent : words.revokePrevious}
      </Confirm>
    </May>
  );
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/x-pem-file" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
