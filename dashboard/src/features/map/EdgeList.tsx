import { Button } from "@mantine/core";
import { DataTable } from "../../components/DataTable";
import { useWords } from "../../words/language";
import type { Edge } from "./graph";
import { mapWords } from "./words";

/** The same as a table: which application may get a token for which API. */
export function EdgeList({ edges, onChoose }: { edges: Edge[]; onChoose: (edge: Edge) => void }) {
  const words = useWords(mapWords);
  const access = edges.filter((e) => e.access.length > 0);
  return (
    <DataTable
      label={words.asList}
      rows={access}
      rowKey={(e) => e.key}
      columns={[
        { header: words.applications, cell: (e) => e.from.name },
        { header: words.apis, cell: (e) => e.to.name },
        { header: words.state, cell: (e) => words[e.state] },
        {
          header: "",
          align: "right",
          cell: (e) => (
            <Button size="compact-sm" variant="default" onClick={() => onChoose(e)}>
              {words.explain}
            </Button>
          ),
        },
      ]}
      empty={null}
    />
  );
}
