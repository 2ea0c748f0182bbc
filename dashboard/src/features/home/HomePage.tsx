import { Alert, Anchor, Card, Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useMay } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { useWords } from "../../words/language";
import { BarChart } from "./BarChart";
import { AsTable } from "./DayTable";
import { type Attention, type Day, useActivity } from "./queries";
import { useSeries } from "./series";
import { homeWords } from "./words";
import { attentionWords } from "./words-attention";

const SPANS = [7, 14, 30, 90];

/** The start: what happened, and what needs attention. */
export function Component() {
  const words = useWords(homeWords);
  const [days, setDays] = useState(14);
  const activity = useActivity(days);
  const span = (
    <SegmentedControl
      aria-label={words.days}
      value={String(days)}
      onChange={(value) => setDays(Number(value))}
      data={SPANS.map((n) => ({ value: String(n), label: words.lastDays(n) }))}
    />
  );
  return (
    <Page title={words.home} lead={words.lead} actions={span}>
      <Loaded query={activity}>
        {(found) => (
          <Stack gap="xl">
            <Charts days={found.days} />
            <NeedsAttention attention={found.attention} />
            <Begin />
            <AsTable days={found.days} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Charts({ days }: { days: Day[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      {useSeries().map((s) => (
        <BarChart
          key={s.title}
          title={s.title}
          color={s.color}
          values={days.map((d) => ({ date: d.date, value: s.of(d) }))}
        />
      ))}
    </SimpleGrid>
  );
}

function NeedsAttention({ attention }: { attention: Attention[] }) {
  const words = useWords(homeWords);
  const told: Record<string, (values: Record<string, string>) => string> = useWords(attentionWords);
  return (
    <section>
      <Title order={2} mb="sm">
        {words.attention}
      </Title>
      {attention.length === 0 ? (
        <Group gap="xs">
          <IconCircleCheck size={20} stroke={1.6} color="var(--mantine-color-teal-6)" aria-hidden />
          <Text>{words.calm}</Text>
        </Group>
      ) : (
        <Stack gap="sm">
          {attention.map((a) => (
            <Alert key={a.code + a.message} color="yellow" icon={<IconAlertTriangle aria-hidden />}>
              {told[a.code]?.(a.values) ?? a.message}{" "}
              <Anchor component={Link} to={a.link} fz="sm" underline="always" c="inherit">
                {words.look}
              </Anchor>
            </Alert>
          ))}
        </Stack>
      )}
    </section>
  );
}

function Begin() {
  const words = useWords(homeWords);
  const mayApis = useMay("create:resource_servers");
  const mayApplications = useMay("create:clients");
  const steps = [
    { to: "/applications", title: words.beginApp, text: words.beginAppText, shown: mayApplications },
    { to: "/apis", title: words.beginApi, text: words.beginApiText, shown: mayApis },
    { to: "/map", title: words.beginMap, text: words.beginMapText, shown: true },
  ].filter((s) => s.shown);
  return (
    <section>
      <Title order={2} mb="sm">
        {words.begin}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {steps.map((s) => (
          <Card key={s.to} withBorder>
            <Anchor component={Link} to={s.to} fw={600}>
              {s.title}
            </Anchor>
            <Text fz="sm" c="dimmed">
              {s.text}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
    </section>
  );
}
