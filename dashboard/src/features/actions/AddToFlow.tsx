import { Button, Group, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { May } from "../../api/session";
import { Hint } from "../../components/Copy";
import { useWords } from "../../words/language";
import { CreateAction } from "./CreateAction";
import type { Action } from "./queries";
import type { TriggerId } from "./triggers";
import { actionWords } from "./words";

interface AddToFlowProps {
  trigger: TriggerId;
  /** Those of the trigger that are not in its flow yet. */
  actions: Action[];
  onAdd: (action: Action) => void;
}

/** Puts an action at the end of a flow; what was never deployed cannot run. */
export function AddToFlow({ trigger, actions, onAdd }: AddToFlowProps) {
  const words = useWords(actionWords);
  const [creating, { open, close }] = useDisclosure();
  const data = actions.map((a) => ({
    value: a.id,
    label: a.deployed_version ? a.name : `${a.name} (${words.deployFirst})`,
    disabled: !a.deployed_version,
  }));
  return (
    <>
      <Group align="flex-end" gap="sm">
        <Select
          flex="1 1 14rem"
          label={words.addAction}
          placeholder={data.length > 0 ? words.chooseAction : words.noneLeft}
          data={data}
          value={null}
          disabled={data.length === 0}
          searchable
          onChange={(id) => {
            const action = actions.find((a) => a.id === id);
            if (action) {
              onAdd(action);
            }
          }}
        />
        <May scope="create:actions">
          <Button variant="default" onClick={open}>
            {words.create}
          </Button>
        </May>
      </Group>
      {data.some((d) => d.disabled) ? <Hint>{words.deployFirstHelp}</Hint> : null}
      {creating ? <CreateAction trigger={trigger} onClose={close} /> : null}
    </>
  );
}
