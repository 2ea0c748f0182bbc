import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { Page } from "../../components/Page";
import { useWords } from "../../words/language";
import { useBindings } from "./queries";
import { type TriggerId, TRIGGERS, WITHOUT_FLOW } from "./triggers";
import { triggerWords } from "../../components/program/words-triggers";
import { actionWords } from "./words";

/** The moments at which actions run. */
export function Component() {
  const words = useWords(actionWords);
  return (
    <Page title={words.triggers} lead={words.triggersLead}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {TRIGGERS.map((t) => (
          <Trigger key={t} trigger={t} />
        ))}
      </SimpleGrid>
    </Page>
  );
}

function Trigger({ trigger }: { trigger: TriggerId }) {
  const words = useWords(actionWords);
  const triggers = useWords(triggerWords);
  const flow = !WITHOUT_FLOW.includes(trigger);
  const bindings = useBindings(trigger, flow);
  return (
    <Card withBorder padding="lg" component="section">
      <Stack gap="xs" h="100%" justify="space-between">
        <div>
          <Title order={2}>
            {flow ? (
              <Anchor component={Link} to={`/actions/triggers/${trigger}`} inherit>
                {triggers[trigger]}
              </Anchor>
            ) : (
              triggers[trigger]
            )}
          </Title>
          <Text fz="sm" c="dimmed">
            {triggers[`${trigger}-text`]}
          </Text>
        </div>
        <Group gap="xs">
          <Text fz="sm">{flow ? (bindings.data ? words.running(bindings.data.length) : "…") : words.elsewhere}</Text>
        </Group>
      </Stack>
    </Card>
  );
}
