import { Alert, Badge, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { CodeBlock } from "../../components/CodeBlock";
import { DataTable } from "../../components/DataTable";
import { useWords } from "../../words/language";
import type { Probe, ProbeCase, ProbeFinding } from "./probeQueries";
import { attemptWords, findingWords, probeWords } from "./wordsProbe";

const LOOKS = {
  holes: { color: "red", icon: IconAlertTriangle },
  good: { color: "teal", icon: IconCircleCheck },
  unclear: { color: "yellow", icon: IconInfoCircle },
};

const MEANINGS = { good: "teal.9", hole: "red.9", unclear: "gray.7", skipped: "gray.7" };

/** What was sent, what came back, what it means and how to mend it. */
export function ProbeResult({ probe }: { probe: Probe }) {
  const words = useWords(probeWords);
  const look = LOOKS[probe.verdict];
  const verdict = {
    holes: words.holes(probe.holes),
    good: words.good,
    unclear: words.unclear,
  }[probe.verdict];
  return (
    <Stack role="region" aria-label={words.results}>
      <Alert color={look.color} icon={<look.icon aria-hidden />} title={verdict}>
        {probe.verdict === "unclear" ? words.unclearText : null}
      </Alert>
      <Cases cases={probe.cases.filter((c) => c.meaning !== "skipped")} />
      {probe.findings.length > 0 ? (
        <Text fz="sm">
          {words.fixesFor(probe.library.name)} {probe.library.guessed ? words.guessed : null}
        </Text>
      ) : null}
      {probe.findings.map((f, index) => (
        <Finding key={f.id} finding={f} repeated={probe.findings.slice(0, index).some((b) => b.fix.text === f.fix.text)} />
      ))}
    </Stack>
  );
}

function Cases({ cases }: { cases: ProbeCase[] }) {
  const words = useWords(probeWords);
  const attempts = useWords(attemptWords);
  return (
    <DataTable
      label={words.results}
      rows={cases}
      rowKey={(c) => c.id}
      columns={[
        { header: words.sent, cell: (c) => attempts[c.id as keyof typeof attempts] ?? c.title },
        { header: words.answer, width: "9rem", cell: (c) => c.status ?? words.noAnswer },
        { header: words.expected, width: "9rem", cell: (c) => c.expected },
        {
          header: words.meaning,
          width: "11rem",
          cell: (c) => (
            <>
              <Badge color={MEANINGS[c.meaning]}>{c.meaning === "good" ? words.fine : words[c.meaning]}</Badge>
              {c.www_authenticate === false ? (
                <Text fz="xs" mt={4}>
                  {words.noHeader}
                </Text>
              ) : null}
            </>
          ),
        },
      ]}
      empty={null}
    />
  );
}

/** The fix of several findings is shown with the first of them. */
function Finding({ finding, repeated }: { finding: ProbeFinding; repeated: boolean }) {
  const words = useWords(probeWords);
  const findings = useWords(findingWords);
  return (
    <Stack gap="xs">
      <Title order={3} fz="md">
        {finding.severity === "hole" ? words.hole : words.remark}:{" "}
        {findings[finding.id as keyof typeof findings] ?? finding.text}
      </Title>
      {repeated ? (
        <Text fz="sm">{words.sameFix}</Text>
      ) : (
        <>
          <Text fz="sm">{finding.fix.text}</Text>
          {finding.fix.code ? <CodeBlock code={finding.fix.code} /> : null}
        </>
      )}
    </Stack>
  );
}
