import { ActionIcon, Anchor, Card, Center, Group, Stack, Text } from "@mantine/core";
import { IconArrowDown, IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { SaveBar, useDraft } from "../../components/Form";
import { Ordered } from "../../components/Ordered";
import { useWords } from "../../words/language";
import { AddToFlow } from "./AddToFlow";
import { type Action, ACTIONS, type Binding, saveBindings, triggerOf } from "./queries";
import { State } from "./State";
import type { TriggerId } from "./triggers";
import { triggerWords } from "../../components/program/words-triggers";
import { actionWords } from "./words";

interface Step {
  id: string;
  display_name: string;
}

interface FlowProps {
  trigger: TriggerId;
  bound: Binding[];
  all: Action[];
}

/** The way of an event: from what begins it through the actions to what comes of it. */
export function Flow({ trigger, bound, all }: FlowProps) {
  const words = useWords(actionWords);
  const triggers = useWords(triggerWords);
  const may = useMay("update:actions");
  const draft = useDraft<{ steps: Step[] }>({
    steps: bound.map((b) => ({ id: b.action.id, display_name: b.display_name })),
  });
  const { steps } = draft.value;
  const save = useChange({
    change: () => saveBindings(trigger, steps),
    refreshes: [ACTIONS],
    done: words.flowSaved,
    onDone: draft.reset,
  });
  const fitting = all.filter((a) => triggerOf(a) === trigger && !steps.some((s) => s.id === a.id));
  return (
    <Stack maw="40rem">
      <End text={triggers[`${trigger}-begin`]} />
      <Arrow />
      {steps.length === 0 ? (
        <Card withBorder padding="md" style={{ borderStyle: "dashed" }}>
          <Text fz="sm" c="dimmed">
            {words.flowEmpty}
          </Text>
        </Card>
      ) : (
        <Ordered
          label={words.flow}
          rows={steps}
          keyOf={(s) => s.id}
          nameOf={(s) => s.display_name}
          readOnly={!may}
          onOrder={(rows) => draft.set("steps", rows)}
          render={(s) => (
            <StepRow
              step={s}
              action={all.find((a) => a.id === s.id)}
              onRemove={may ? () => draft.set("steps", steps.filter((other) => other.id !== s.id)) : undefined}
            />
          )}
        />
      )}
      {may && steps.length < MOST ? (
        <AddToFlow
          trigger={trigger}
          actions={fitting}
          onAdd={(a) => draft.set("steps", [...steps, { id: a.id, display_name: a.name }])}
        />
      ) : null}
      <Arrow />
      <End text={triggers[`${trigger}-end`]} />
      <SaveBar
        dirty={draft.dirty}
        saving={save.isPending}
        onSave={() => save.mutate()}
        onDiscard={draft.reset}
      />
    </Stack>
  );
}

/** The server binds no more to one trigger. */
const MOST = 20;

interface StepRowProps {
  step: Step;
  action: Action | undefined;
  onRemove: (() => void) | undefined;
}

function StepRow({ step, action, onRemove }: StepRowProps) {
  const words = useWords(actionWords);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap="sm">
        <Anchor component={Link} to={`/actions/library/${step.id}`} className="quiet">
          {step.display_name}
        </Anchor>
        {action ? <State action={action} /> : null}
      </Group>
      {onRemove ? (
        <ActionIcon variant="subtle" color="red" aria-label={words.takeOut(step.display_name)} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </Group>
  );
}

function End({ text }: { text: string }) {
  return (
    <Card withBorder padding="sm" radius="xl" bg="var(--mantine-color-default-hover)">
      <Text ta="center" fz="sm" fw={500}>
        {text}
      </Text>
    </Card>
  );
}

function Arrow() {
  return (
    <Center>
      <IconArrowDown size={20} stroke={1.5} aria-hidden />
    </Center>
  );
}
