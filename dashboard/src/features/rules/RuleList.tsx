import { Group, Stack } from "@mantine/core";
import { IconArrowsSort } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { Link } from "react-router";
import { queryClient, useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Ordered } from "../../components/Ordered";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { Enabled } from "./Enabled";
import { type Rule, RULE_LIST, RULES, saveOrder, useRules } from "./queries";
import { ruleWords } from "./words";

/** The rules in the order in which they run. */
export function RuleList({ create }: { create: ReactNode }) {
  const words = useWords(ruleWords);
  const rules = useRules();
  return (
    <Loaded query={rules}>
      {(all) =>
        all.length === 0 ? (
          <Teach icon={IconArrowsSort} title={words.needOne} action={create}>
            {words.needOneText}
          </Teach>
        ) : (
          <Rows all={all} />
        )
      }
    </Loaded>
  );
}

function Rows({ all }: { all: Rule[] }) {
  const words = useWords(ruleWords);
  const may = useMay("update:rules");
  const arranged = useOrder(all);
  return (
    <Stack>
      <Hint>{words.orderHelp}</Hint>
      <Ordered
        label={words.rules}
        rows={arranged.rows}
        keyOf={(r) => r.id}
        nameOf={(r) => r.name}
        readOnly={!may}
        onOrder={arranged.change}
        render={(r) => (
          <Group justify="space-between" gap="sm">
            <Link to={`/rules/${r.id}`} className="quiet">
              {r.name}
            </Link>
            <Enabled rule={r} listed />
          </Group>
        )}
      />
    </Stack>
  );
}

/** The rules as somebody puts them: each move is saved when the one before it is. */
function useOrder(all: Rule[]) {
  const [wanted, setWanted] = useState<string[]>();
  const last = useRef(Promise.resolve());
  const save = useChange<string[]>({
    change: (ids) => saveOrder(queryClient.getQueryData<Rule[]>(RULE_LIST) ?? all, ids),
    refreshes: [RULES],
  });
  const change = (rows: Rule[]) => {
    const ids = rows.map((r) => r.id);
    setWanted(ids);
    const mine: Promise<void> = last.current
      .then(() => save.mutateAsync(ids))
      // A refusal is shown already.
      .then(() => undefined, () => undefined)
      .then(() => {
        if (last.current === mine) {
          setWanted(undefined);
        }
      });
    last.current = mine;
  };
  const rows = wanted ? [...all].sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id)) : all;
  return { rows, change };
}
