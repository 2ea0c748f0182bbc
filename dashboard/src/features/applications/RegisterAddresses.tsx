import { Button, Code, Group, List, Text } from "@mantine/core";
import { IconCheck, IconCircleDashed } from "@tabler/icons-react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { type Application, APPLICATIONS, updateApplication } from "./queries";
import type { Addresses } from "./snippets/types";
import { quickWords } from "./words-quick";

const FIELDS = ["callbacks", "allowed_logout_urls", "web_origins"] as const;

/** Registers what the chosen technology needs, in one step. */
export function RegisterAddresses({ one, wanted }: { one: Application; wanted: Addresses }) {
  const words = useWords(quickWords);
  const may = useMay("update:clients");
  const rows = FIELDS.flatMap((field) =>
    wanted[field].map((url) => ({ field, url, known: (one[field] ?? []).includes(url) })),
  );
  const missing = rows.some((r) => !r.known);
  const register = useChange({
    change: () =>
      updateApplication(
        one.client_id,
        Object.fromEntries(FIELDS.map((f) => [f, [...new Set([...(one[f] ?? []), ...wanted[f]])]])),
      ),
    refreshes: [APPLICATIONS],
    done: words.registered,
  });
  return (
    <FormSection title={`1. ${words.register}`} lead={words.registerLead}>
      <List spacing="xs" listStyleType="none" data-testid="addresses">
        {rows.map(({ field, url, known }) => (
          <List.Item
            key={field + url}
            icon={known ? <IconCheck size={18} aria-hidden /> : <IconCircleDashed size={18} aria-hidden />}
          >
            <Text span fz="sm">
              {words[field]}: <Code>{url}</Code> {known ? words.isRegistered : words.isMissing}
            </Text>
          </List.Item>
        ))}
      </List>
      {missing && may ? (
        <Group>
          <Button onClick={() => register.mutate()} loading={register.isPending}>
            {words.registerAll}
          </Button>
        </Group>
      ) : null}
    </FormSection>
  );
}
