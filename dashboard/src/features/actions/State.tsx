import { Badge } from "@mantine/core";
import { useWords } from "../../words/language";
import type { Action } from "./queries";
import { actionWords } from "./words";

/** Whether an action is in use as it is written now. */
export function State({ action }: { action: Action }) {
  const words = useWords(actionWords);
  const version = action.deployed_version?.number;
  const [color, text] =
    version === undefined
      ? ["gray", words.neverDeployed]
      : action.all_changes_deployed
        ? ["teal", words.deployedAs(version)]
        : ["yellow", words.changedSince(version)];
  return (
    <Badge color={color} variant="light" tt="none" styles={{ label: { color: "var(--mantine-color-text)" } }}>
      {text}
    </Badge>
  );
}
