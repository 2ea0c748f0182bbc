import { Alert, Box, Card, Group, SegmentedControl, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconSitemap } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { EdgeDetails } from "./EdgeDetails";
import { EdgeList } from "./EdgeList";
import { accessOf, focused, MOST_LINES } from "./focus";
import { graphOf, type State } from "./graph";
import { MapPicture, STROKES } from "./MapPicture";
import { type AccessMap, useAccessMap } from "./queries";
import { mapWords } from "./words";
import "./map.css";

/** So many are looked through without a filter. */
const FEW_LINES = 20;

/** A live picture of who may get a token for what. */
export function Component() {
  const words = useWords(mapWords);
  const [days, setDays] = useState(7);
  const [captions, setCaptions] = useLocalStorage({ key: "ostiary.map.captions", defaultValue: true });
  const map = useAccessMap(days);
  const actions = (
    <>
      <Switch label={words.captions} checked={captions} onChange={(e) => setCaptions(e.currentTarget.checked)} />
      <SegmentedControl
        aria-label={words.window}
        value={String(days)}
        onChange={(value) => setDays(Number(value))}
        data={[7, 30].map((n) => ({ value: String(n), label: words.days(n) }))}
      />
    </>
  );
  return (
    <Page title={words.map} lead={words.lead} actions={actions}>
      <Loaded query={map}>{(found) => <Shown map={found} captions={captions} />}</Loaded>
    </Page>
  );
}

function Shown({ map, captions }: { map: AccessMap; captions: boolean }) {
  const words = useWords(mapWords);
  const [text, setText] = useState("");
  const word = useDeferredValue(text);
  const whole = useMemo(() => graphOf(map), [map]);
  const graph = useMemo(() => focused(whole, word), [whole, word]);
  const access = useMemo(() => accessOf(whole, word), [whole, word]);
  const [chosen, setChosen] = useState<string>();
  const edge = whole.edges.find((e) => e.key === chosen);
  if (map.nodes.applications.length === 0) {
    return (
      <Teach icon={IconSitemap} title={words.empty}>
        {words.emptyText}
      </Teach>
    );
  }
  return (
    <Stack gap="lg">
      {map.truncated ? <Alert color="yellow">{words.truncated}</Alert> : null}
      {whole.edges.length > FEW_LINES ? (
        <TextInput
          label={words.filter}
          description={access.length > MOST_LINES ? words.onlyFirst(MOST_LINES, access.length) : undefined}
          placeholder={words.filterExample}
          maw="28rem"
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
      ) : null}
      <Card withBorder visibleFrom="md">
        <MapPicture graph={graph} captions={captions} chosen={chosen} onChoose={(e) => setChosen(e.key)} />
        <Legend />
      </Card>
      {edge ? <EdgeDetails edge={edge} days={map.window} /> : <Text c="dimmed">{words.choose}</Text>}
      {captions ? <WhichToken /> : null}
      <section>
        <Title order={2} mb="sm">
          {words.asList}
        </Title>
        <EdgeList edges={access} onChoose={(e) => setChosen(e.key)} />
      </section>
    </Stack>
  );
}

function Legend() {
  const words = useWords(mapWords);
  return (
    <Group gap="lg" mt="md">
      {(["used", "unused", "blocked", "risky"] as State[]).map((s) => (
        <Group key={s} gap={6}>
          <svg width={36} height={8} aria-hidden>
            <line
              x1={0}
              x2={36}
              y1={4}
              y2={4}
              stroke={STROKES[s].color}
              strokeWidth={STROKES[s].width}
              strokeDasharray={STROKES[s].dash}
            />
          </svg>
          <Text fz="sm">{words[s]}</Text>
        </Group>
      ))}
    </Group>
  );
}

/** The question of every newcomer: which of the tokens goes where. */
function WhichToken() {
  const words = useWords(mapWords);
  return (
    <Card withBorder component="section">
      <Title order={2} mb="sm">
        {words.which}
      </Title>
      <Stack gap="xs">
        {([words.idToken, words.accessToken, words.refreshToken, words.opaque] as const).map((text) => (
          <Box key={text}>
            <Text fz="sm">{text}</Text>
          </Box>
        ))}
      </Stack>
    </Card>
  );
}
