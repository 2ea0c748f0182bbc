import { Button } from "@mantine/core";
import { useState } from "react";
import { DataTable } from "../../components/DataTable";
import { Pager } from "../../components/Pager";
import { useWords } from "../../words/language";
import type { Edge } from "./graph";
import { mapWords } from "./words";

const SIZE = 50;

/** The same as a table: which application may get a token for which API. */
export function EdgeList({ edges, onChoose }: { edges: Edge[]; onChoose: (edge: Edge) => void }) {
  const words = useWords(mapWords);
  const [page, setPage] = useState(0);
  const first = Math.min(page, Math.max(0, Math.ceil(edges.length / SIZE) - 1));
  return (
    <>
      <DataTable
        label={words.asList}
        rows={edges.slice(first * SIZE, (first + 1) * SIZE)}
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
      <Pager page={first} size={SIZE} total={edges.length} onChange={setPage} />
    </>
  );
}
