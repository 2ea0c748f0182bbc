import { Alert, Anchor, Badge, Code, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { Fact } from "../../components/CodeBlock";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { Checklist } from "./Checklist";
import type { Explanation, Finding } from "./queries";
import { explainWords } from "./words";
import { verdictWords } from "./words-verdicts";

/** The page about a verdict is on this server, whatever its domain is called here. */
const pageOf = (verdict: string) => `/docs/verdicts/${verdict}`;

/** One headline, one fix, then the rest. */
export function Outcome({ explanation }: { explanation: Explanation }) {
  const words = useWords(explainWords);
  const { verdict, fix, application } = explanation;
  const good = verdict === "VALID_CHECK_YOUR_API";
  return (
    <>
      <Headline explanation={explanation} good={good} />
      <FormSection title={good ? words.next : words.fix}>
        <Text lang="en">{fix.text}</Text>
        <Stack gap={4}>
          <Fact label={words.where}>{words[`where_${fix.where}`]}</Fact>
          <Fact label={words.kind}>{words[explanation.kind]}</Fact>
          {application ? (
            <Fact label={words.application}>
              <Anchor component={Link} to={`/applications/${encodeURIComponent(application.client_id)}`}>
                {application.name}
              </Anchor>{" "}
              <Code>{application.client_id}</Code>
            </Fact>
          ) : null}
        </Stack>
        {explanation.findings.length > 0 ? <Also findings={explanation.findings} /> : null}
      </FormSection>
      <FormSection title={words.checklist} lead={words.checklistLead}>
        <Checklist checks={explanation.checks} />
      </FormSection>
    </>
  );
}

function Headline({ explanation, good }: { explanation: Explanation; good: boolean }) {
  const words = useWords(explainWords);
  const verdicts = useWords(verdictWords);
  const { verdict, message } = explanation;
  return (
    <Alert
      mb="md"
      color={good ? "teal" : "red"}
      icon={good ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
    >
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={2}>{verdicts[verdict]}</Title>
          <Badge color={good ? "teal.9" : "red.9"} tt="none">
            {verdict}
          </Badge>
        </Group>
        <Text fz="sm" lang="en">
          {message}
        </Text>
        <Anchor href={pageOf(verdict)} target="_blank" fz="sm" underline="always">
          {words.more}
        </Anchor>
      </Stack>
    </Alert>
  );
}

/** What would still be wrong after the fix. */
function Also({ findings }: { findings: Finding[] }) {
  const words = useWords(explainWords);
  const verdicts = useWords(verdictWords);
  return (
    <div>
      <Title order={3} fz="md">
        {words.also}
      </Title>
      <List fz="sm" spacing="xs" mt="xs">
        {findings.map((f) => (
          <List.Item key={f.verdict + f.message}>
            <Anchor href={pageOf(f.verdict)} target="_blank" underline="always">
              {f.verdict}
            </Anchor>{" "}
            {verdicts[f.verdict]} <span lang="en">{f.fix.text}</span>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
