import { Alert, Anchor, Button, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Action, ACTIONS, deploy, triggerOf, useBindings } from "./queries";
import { WITHOUT_FLOW } from "./triggers";
import { actionWords } from "./words";

interface DeployProps {
  action: Action;
  /** Whether there are changes that are not kept anywhere yet. */
  dirty: boolean;
  saving: boolean;
  onSave: () => Promise<void>;
  onDiscard: () => void;
}

/** How far the code has come: typed, kept as the draft, deployed, part of the flow. */
export function Deploy({ action, dirty, saving, onSave, onDiscard }: DeployProps) {
  const words = useWords(actionWords);
  const general = useWords(common);
  const mayChange = useMay("update:actions");
  const mayDeploy = useMay("create:actions");
  const go = useChange({
    change: async () => {
      await onSave();
      return deploy(action.id);
    },
    refreshes: [ACTIONS],
    done: words.nowDeployed,
  });
  const version = action.deployed_version?.number;
  const done = !dirty && action.all_changes_deployed === true;
  const text = dirty
    ? words.isTyped
    : version === undefined
      ? words.isDraft
      : done
        ? words.isDeployed(version)
        : words.isAhead(version);
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Text fz="sm" c="dimmed" aria-live="polite" flex="1 1 12rem">
          {text}
        </Text>
        {mayChange ? (
          <Group gap="xs">
            {dirty ? (
              <Button variant="subtle" onClick={onDiscard}>
                {general.discard}
              </Button>
            ) : null}
            <Button variant="default" disabled={!dirty} loading={saving && !go.isPending} onClick={() => void onSave()}>
              {words.saveDraft}
            </Button>
            {mayDeploy ? (
              <Button disabled={done} loading={go.isPending} onClick={() => go.mutate()}>
                {words.deploy}
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Group>
      <Unbound action={action} />
    </>
  );
}

/** What is deployed but bound nowhere never runs. */
function Unbound({ action }: { action: Action }) {
  const words = useWords(actionWords);
  const trigger = triggerOf(action);
  const flow = action.deployed_version !== undefined && !WITHOUT_FLOW.includes(trigger);
  const bindings = useBindings(trigger, flow);
  if (!flow || !bindings.data || bindings.data.some((b) => b.action.id === action.id)) {
    return null;
  }
  return (
    <Alert color="yellow" p="sm">
      {words.unbound}{" "}
      <Anchor component={Link} to={`/actions/triggers/${trigger}`} inherit c="inherit" underline="always">
        {words.toFlow}
      </Anchor>
    </Alert>
  );
}
