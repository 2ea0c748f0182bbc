import type { Access, AccessMap } from "./queries";

export type Column = "connections" | "applications" | "apis" | "roles";

export interface Node {
  key: string;
  column: Column;
  /** From the top, in its column. */
  row: number;
  name: string;
  detail: string;
  to: string;
}

/** How an edge is drawn, and what it says at a glance. */
export type State = "used" | "unused" | "blocked" | "risky" | "plain";

export interface Edge {
  key: string;
  from: Node;
  to: Node;
  state: State;
  /** One or two: for users and for the application itself. */
  access: Access[];
  permissions: string[];
}

export interface Graph {
  nodes: Node[];
  edges: Edge[];
  rows: number;
}

const stateOf = (access: Access[]): State => {
  if (access.some((a) => a.blocked > 0)) {
    return "blocked";
  }
  if (access.some((a) => a.risks.length > 0)) {
    return "risky";
  }
  return access.some((a) => a.issued > 0) ? "used" : "unused";
};

function nodesOf(map: AccessMap): Node[] {
  const { connections, applications, apis, roles } = map.nodes;
  const row = (_: unknown, index: number) => index;
  return [
    ...connections.map((c, i) => ({
      key: `connection ${c.id}`,
      column: "connections" as const,
      row: row(c, i),
      name: c.name,
      detail: c.strategy,
      to: `/connections/${c.id}`,
    })),
    ...applications.map((a, i) => ({
      key: `application ${a.client_id}`,
      column: "applications" as const,
      row: row(a, i),
      name: a.name,
      detail: a.app_type ?? "",
      to: `/applications/${a.client_id}`,
    })),
    ...apis.map((a, i) => ({
      key: `api ${a.identifier}`,
      column: "apis" as const,
      row: row(a, i),
      name: a.name,
      detail: a.identifier,
      to: `/apis/${a.id}`,
    })),
    ...roles.map((r, i) => ({
      key: `role ${r.id}`,
      column: "roles" as const,
      row: row(r, i),
      name: r.name,
      detail: "",
      to: `/roles/${r.id}`,
    })),
  ];
}

/** The picture of a map: nodes in four columns, one edge between two of them. */
export function graphOf(map: AccessMap): Graph {
  const nodes = nodesOf(map);
  const byKey = new Map(nodes.map((n) => [n.key, n]));
  const edges = new Map<string, Edge>();
  const join = (from: string, to: string, add: Partial<Edge>) => {
    const [a, b] = [byKey.get(from), byKey.get(to)];
    if (a && b) {
      const key = `${from} → ${to}`;
      const before = edges.get(key) ?? { key, from: a, to: b, state: "plain" as State, access: [], permissions: [] };
      edges.set(key, { ...before, ...add, access: [...before.access, ...(add.access ?? [])] });
    }
  };
  for (const c of map.edges.connections) {
    join(`connection ${c.connection}`, `application ${c.client_id}`, {});
  }
  for (const a of map.edges.access) {
    join(`application ${a.client_id}`, `api ${a.audience}`, { access: [a] });
  }
  for (const r of map.edges.roles) {
    join(`api ${r.audience}`, `role ${r.role}`, { permissions: r.permissions });
  }
  const all = [...edges.values()].map((e) => (e.access.length > 0 ? { ...e, state: stateOf(e.access) } : e));
  const heights = ["connections", "applications", "apis", "roles"].map((c) => nodes.filter((n) => n.column === c).length);
  return { nodes, edges: all, rows: Math.max(1, ...heights) };
}
