import type { Column, Edge, Graph, Node } from "./graph";

/** More lines than this are no picture any more. */
export const MOST_LINES = 200;

const fits = (edge: Edge, word: string) =>
  [edge.from, edge.to].some((n) => `${n.name} ${n.detail}`.toLowerCase().includes(word));

/** The ways to tokens that have a word in them. */
export function accessOf(graph: Graph, text: string): Edge[] {
  const word = text.trim().toLowerCase();
  return graph.edges.filter((e) => e.access.length > 0 && fits(e, word));
}

/**
 * The part of a graph that has a word in it and can be looked at: of the ways to tokens the first, which were used, and
 * what leads to them and from them. A small graph stays as it is.
 */
export function focused(graph: Graph, text: string): Graph {
  const word = text.trim().toLowerCase();
  if (word === "" && graph.edges.length <= MOST_LINES) {
    return graph;
  }
  const access = accessOf(graph, text).slice(0, MOST_LINES);
  const ends = new Set(access.flatMap((e) => [e.from.key, e.to.key]));
  const beside = graph.edges.filter(
    (e) => e.access.length === 0 && (ends.has(e.from.key) || ends.has(e.to.key) || (word !== "" && fits(e, word))),
  );
  return drawn([...access, ...beside.slice(0, MOST_LINES)]);
}

/** A graph of these edges and their ends only, each column without gaps. */
function drawn(edges: Edge[]): Graph {
  const nodes = new Map<string, Node>();
  const rows = new Map<Column, number>();
  const place = (n: Node) => {
    const known = nodes.get(n.key);
    if (known) {
      return known;
    }
    const row = rows.get(n.column) ?? 0;
    rows.set(n.column, row + 1);
    const placed = { ...n, row };
    nodes.set(n.key, placed);
    return placed;
  };
  const placed = edges.map((e) => ({ ...e, from: place(e.from), to: place(e.to) }));
  return { nodes: [...nodes.values()], edges: placed, rows: Math.max(1, ...rows.values()) };
}
