import { Alert, List, Text } from "@mantine/core";
import { IconCertificate } from "@tabler/icons-react";
import { CodeBlock } from "../../components/CodeBlock";
import { useWords } from "../../words/language";
import type { Trust } from "./snippets/types";
import { quickWords } from "./words-quick";

const COMMANDS: Partial<Record<Trust, string>> = {
  node: "export NODE_EXTRA_CA_CERTS=DATA/tls/ca.pem",
  java: "export JAVA_TOOL_OPTIONS='-Djavax.net.ssl.trustStore=DATA/tls/ca.p12 -Djavax.net.ssl.trustStorePassword=changeit'",
  curl: "export CURL_CA_BUNDLE=DATA/tls/ca.pem",
  python: "export REQUESTS_CA_BUNDLE=DATA/tls/ca.pem",
};

/** A server on this machine has a certificate of its own authority, which programs must be told to trust. */
export function LocalTrust({ issuer, kinds }: { issuer: string; kinds: Trust[] }) {
  const words = useWords(quickWords);
  if (!/^https:\/\/(localhost|127\.0\.0\.1|[^/]*\.localhost)(:|\/)/.test(issuer)) {
    return null;
  }
  const commands = kinds.flatMap((k) => COMMANDS[k] ?? []).join("\n");
  return (
    <Alert mb="md" icon={<IconCertificate />} title={words.trustTitle}>
      <Text fz="sm">{words.trustLead}</Text>
      <List fz="sm" my="xs">
        {kinds.includes("browser") ? <List.Item>{words.trustBrowser}</List.Item> : null}
        {kinds.includes("device") ? <List.Item>{words.trustDevice}</List.Item> : null}
        {commands ? <List.Item>{words.trustCommand}</List.Item> : null}
      </List>
      {commands ? <CodeBlock code={commands} /> : null}
    </Alert>
  );
}
