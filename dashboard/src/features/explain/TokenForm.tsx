import { Autocomplete, Button, Group, SimpleGrid, TagsInput, Textarea } from "@mantine/core";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import type { Api, Expectation } from "./queries";
import { explainWords } from "./words";

const LONGEST = 16 * 1024;

interface TokenFormProps {
  token: string;
  expect: Expectation;
  apis: Api[];
  pending: boolean;
  onToken: (token: string, pasted: boolean) => void;
  onExpect: (expect: Expectation) => void;
  onExplain: () => void;
}

/** The token and what the API expects. */
export function TokenForm({ token, expect, apis, pending, onToken, onExpect, onExplain }: TokenFormProps) {
  const words = useWords(explainWords);
  const scopes = apis.find((a) => a.identifier === expect.audience)?.scopes ?? [];
  return (
    <FormSection title={words.question} lead={words.questionLead}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          onExplain();
        }}
      >
        <Textarea
          label={words.token}
          description={words.tokenHelp}
          placeholder="eyJ…"
          value={token}
          rows={5}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          onPaste={(e) => {
            // A whole token in an empty field needs no button.
            if (!token) {
              e.preventDefault();
              onToken(e.clipboardData.getData("text").slice(0, LONGEST), true);
            }
          }}
          onChange={(e) => onToken(e.currentTarget.value, false)}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
          <Autocomplete
            label={words.api}
            description={words.apiHelp}
            placeholder="https://orders.example.com"
            data={apis.map((a) => a.identifier)}
            value={expect.audience}
            maxLength={512}
            onChange={(audience) => onExpect({ ...expect, audience })}
          />
          <TagsInput
            label={words.scopes}
            description={words.scopesHelp}
            data={scopes.map((s) => s.value)}
            value={expect.scope}
            splitChars={[" ", ","]}
            maxTags={50}
            clearable
            clearButtonProps={{ "aria-label": words.noScopes }}
            onChange={(scope) => onExpect({ ...expect, scope })}
          />
        </SimpleGrid>
        <Group mt="md">
          <Button type="submit" loading={pending} disabled={!token.trim()}>
            {words.explain}
          </Button>
          <Button variant="default" disabled={!token} onClick={() => onToken("", false)}>
            {words.clear}
          </Button>
        </Group>
      </form>
    </FormSection>
  );
}
