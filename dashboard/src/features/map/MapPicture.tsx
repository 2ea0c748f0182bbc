import { Box, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { Link } from "react-router";
import { useWords } from "../../words/language";
import type { Column, Edge, Graph, Node, State } from "./graph";
import { mapWords } from "./words";

const COLUMNS: Column[] = ["connections", "applications", "apis", "roles"];
const ROW = 76;
const NODE = 52;
const TOP = 72;

export const STROKES: Record<State, { color: string; dash?: string; width: number }> = {
  used: { color: "var(--mantine-color-teal-6)", width: 2.5 },
  unused: { color: "var(--mantine-color-gray-5)", dash: "2 6", width: 1.8 },
  blocked: { color: "var(--mantine-color-red-6)", dash: "10 5", width: 2.5 },
  risky: { color: "var(--mantine-color-orange-6)", width: 2.5 },
  plain: { color: "var(--mantine-color-gray-5)", width: 1.2 },
};

interface MapPictureProps {
  graph: Graph;
  captions: boolean;
  chosen: string | undefined;
  onChoose: (edge: Edge) => void;
}

/** The map as a picture. Everything in it is in the list below it, too. */
export function MapPicture({ graph, captions, chosen, onChoose }: MapPictureProps) {
  const { ref, width } = useElementSize();
  const words = useWords(mapWords);
  const column = width / COLUMNS.length;
  const box = Math.max(0, Math.min(200, column - 44));
  const left = (n: Node) => COLUMNS.indexOf(n.column) * column + (column - box) / 2;
  const middle = (n: Node) => TOP + n.row * ROW + NODE / 2;
  const path = (e: Edge) => {
    const [x1, y1, x2, y2] = [left(e.from) + box, middle(e.from), left(e.to), middle(e.to)];
    const bend = (x2 - x1) / 2;
    return `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`;
  };
  return (
    <Box ref={ref} pos="relative" h={TOP + graph.rows * ROW}>
      <svg width={width} height={TOP + graph.rows * ROW} role="group" aria-label={words.picture} style={{ position: "absolute" }}>
        {graph.edges.map((e) => {
          const stroke = STROKES[e.state];
          const label = words.edge(e.from.name, e.to.name, words[e.state]);
          return (
            <g key={e.key}>
              <path
                d={path(e)}
                fill="none"
                stroke={stroke.color}
                strokeWidth={e.key === chosen ? stroke.width + 2 : stroke.width}
                strokeDasharray={stroke.dash}
              />
              <path
                d={path(e)}
                fill="none"
                stroke="transparent"
                strokeWidth={16}
                tabIndex={0}
                role="button"
                aria-label={label}
                aria-pressed={e.key === chosen}
                style={{ cursor: "pointer" }}
                onClick={() => onChoose(e)}
                onKeyDown={(event) => event.key === "Enter" && onChoose(e)}
              >
                <title>{label}</title>
              </path>
            </g>
          );
        })}
      </svg>
      {COLUMNS.map((c, i) => (
        <Box key={c} pos="absolute" left={i * column + (column - box) / 2} top={0} w={box}>
          <Text fz="sm" fw={600}>
            {words[c]}
          </Text>
          {captions ? (
            <Text fz="xs" c="dimmed" lh={1.3}>
              {words[`${c}Caption`]}
            </Text>
          ) : null}
        </Box>
      ))}
      {graph.nodes.map((n) => (
        <Box
          key={n.key}
          component={Link}
          to={n.to}
          className="map-node"
          pos="absolute"
          left={left(n)}
          top={TOP + n.row * ROW}
          w={box}
          h={NODE}
        >
          <Text fz="sm" fw={600} truncate>
            {n.name}
          </Text>
          {n.detail ? (
            <Text fz="xs" c="dimmed" truncate>
              {n.detail}
            </Text>
          ) : null}
        </Box>
      ))}
    </Box>
  );
}
