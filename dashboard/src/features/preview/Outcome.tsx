import { Alert, Badge, Code, Group, Progress, Stack, Text } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import { FormSection } from "../../components/Form";
import { useLanguage, useWords } from "../../words/language";
import { Absent } from "./Absent";
import { Programs } from "./Programs";
import type { TokenPreview } from "./queries";
import { TokenClaims } from "./TokenClaims";
import { previewWords } from "./words";

/** What a request would get. */
export function Outcome({ preview }: { preview: TokenPreview }) {
  const words = useWords(previewWords);
  if (preview.refused) {
    const { error, error_description, reason } = preview.refused;
    return (
      <>
        <Alert color="red" icon={<IconBan aria-hidden />} title={words.refused} role="status" mb="md">
          <Text>
            <Code>{error}</Code> {error_description}
          </Text>
          {reason === error_description ? null : <Text mt="xs">{reason}</Text>}
        </Alert>
        <Programs preview={preview} />
      </>
    );
  }
  return (
    <div role="status" aria-label={words.result}>
      <Prompts preview={preview} />
      <Programs preview={preview} />
      <Scopes preview={preview} />
      <AccessToken preview={preview} />
      <IdToken preview={preview} />
    </div>
  );
}

function Prompts({ preview }: { preview: TokenPreview }) {
  const words = useWords(previewWords);
  if (preview.prompts.length === 0) {
    return null;
  }
  return (
    <FormSection title={words.pages}>
      <Stack gap="xs">
        {preview.prompts.map((p) => (
          <Group key={p.prompt} gap="sm" wrap="nowrap" align="flex-start">
            <Badge variant="light" color={p.shown ? "blue" : "gray"} miw="7rem" flex="none">
              {words[`prompt_${p.prompt}`]}
            </Badge>
            <Text fz="sm">
              {p.shown ? words.shown : words.skipped} {p.reason}.{" "}
              {p.scopes.map((s) => (
                <Code key={s} mr={4}>
                  {s}
                </Code>
              ))}
            </Text>
          </Group>
        ))}
      </Stack>
    </FormSection>
  );
}

function AccessToken({ preview }: { preview: TokenPreview }) {
  const words = useWords(previewWords);
  const { language } = useLanguage();
  const token = preview.access_token;
  if (!token) {
    return null;
  }
  const number = new Intl.NumberFormat(language);
  return (
    <FormSection
      title={words.accessToken}
      lead={token.format === "jwt" ? words.jwt(token.alg ?? "", number.format(token.lifetime)) : words.opaque(number.format(token.lifetime))}
    >
      {token.claims ? <TokenClaims label={words.accessToken} claims={token.claims} provenance={token.provenance} /> : null}
      <Absent all={preview.dropped} about="access:" />
      {preview.size ? <Size size={preview.size} /> : null}
    </FormSection>
  );
}

function Size({ size }: { size: NonNullable<TokenPreview["size"]> }) {
  const words = useWords(previewWords);
  const text = words.size(String(size.bytes), String(size.budget));
  return (
    <div>
      <Text fz="sm" mb={4}>
        {text} {size.within ? "" : words.tooLarge}
      </Text>
      <Progress value={Math.min(100, (100 * size.bytes) / size.budget)} color={size.within ? "teal" : "red"} aria-label={text} />
    </div>
  );
}

function IdToken({ preview }: { preview: TokenPreview }) {
  const words = useWords(previewWords);
  return (
    <FormSection title={words.idToken} lead={preview.id_token ? words.idTokenLead : undefined}>
      {preview.id_token ? (
        <TokenClaims label={words.idToken} claims={preview.id_token.claims} provenance={preview.id_token.provenance} />
      ) : null}
      <Absent all={preview.dropped} about="id" />
    </FormSection>
  );
}

function Scopes({ preview }: { preview: TokenPreview }) {
  const words = useWords(previewWords);
  const granted = preview.decisions.filter((d) => d.subject.startsWith("scope:"));
  const others = preview.decisions.filter((d) => !d.subject.startsWith("scope:") && d.subject !== "id_token");
  return (
    <FormSection title={words.decisions} lead={preview.refresh_token ? words.withRefresh : words.withoutRefresh}>
      <Stack gap="xs">
        {[...granted, ...others].map((d) => (
          <Group key={d.subject} gap="sm" wrap="nowrap" align="flex-start">
            <Code miw="9rem">{d.subject.replace("scope:", "")}</Code>
            <Text fz="sm">{d.reason}.</Text>
          </Group>
        ))}
      </Stack>
      <Absent all={preview.dropped} about="scope:" />
      <Absent all={preview.dropped} about="audience" />
    </FormSection>
  );
}
