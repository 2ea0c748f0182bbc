import { Group, Switch, Text } from "@mantine/core";
import type { QueryKey } from "@tanstack/react-query";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { useWords } from "../../words/language";
import { programWords } from "./words";

interface EnabledSwitchProps {
  program: { name: string; enabled: boolean };
  /** The scope that changes it. */
  scope: string;
  save: (change: { enabled: boolean }) => Promise<unknown>;
  refreshes: QueryKey[];
  /** Among others, where the program's name is the label. */
  listed?: boolean;
}

/** Whether a program runs. */
export function EnabledSwitch({ program, scope, save, refreshes, listed = false }: EnabledSwitchProps) {
  const words = useWords(programWords);
  const may = useMay(scope);
  const change = useChange<boolean>({ change: (enabled) => save({ enabled }), refreshes });
  const on = change.isPending ? change.variables : program.enabled;
  const toggle = (
    <Switch
      {...(listed ? { "aria-label": words.enableNamed(program.name) } : { label: words.enabled })}
      checked={on}
      disabled={!may}
      onChange={(e) => change.mutate(e.currentTarget.checked)}
    />
  );
  return listed ? (
    <Group gap="sm" wrap="nowrap">
      {toggle}
      <Text fz="sm" c="dimmed" miw="2.5rem">
        {on ? words.on : words.off}
      </Text>
    </Group>
  ) : (
    toggle
  );
}
