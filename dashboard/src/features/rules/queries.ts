import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";
import { allRows } from "../../api/pages";

export type Rule = Schemas["Rule"] & { id: string; name: string; script: string; order: number; enabled: boolean };

/** Which queries a change of any rule makes old. */
export const RULES = ["rules"];

/** The query of all rules. */
export const RULE_LIST = [...RULES, "list"];

/** All rules in their order. */
export function useRules() {
  return useQuery({
    queryKey: RULE_LIST,
    queryFn: async () => {
      const all = await allRows(async (page, per_page) => {
        const query = { page, per_page, include_totals: true };
        const { rows, total } = await listed(api.GET("/rules", { params: { query } }), "rules");
        return { rows: rows as Rule[], total };
      });
      return all.sort((a, b) => a.order - b.order);
    },
  });
}

export function useRule(id: string) {
  return useQuery({
    queryKey: [...RULES, id],
    queryFn: async () => (await body(api.GET("/rules/{id}", { params: { path: { id } } }))) as Rule,
  });
}

export function saveRule(id: string, change: Partial<Pick<Rule, "name" | "script" | "order" | "enabled">>) {
  return body(api.PATCH("/rules/{id}", { params: { path: { id } }, body: change }));
}

/**
 * Gives rules their orders in a new sequence. No two may have the same order at any moment: one at a time goes to a
 * place that is free, and when there is none, one waits behind the last.
 */
export async function saveOrder(all: Rule[], ids: string[]) {
  const wanted = ids.flatMap((id) => all.find((r) => r.id === id) ?? []);
  const orders = wanted.map((r) => r.order).sort((a, b) => a - b);
  const taken = new Set(orders);
  let behind = (orders.at(-1) ?? 0) + 1;
  const waiting = wanted.map((rule, i) => ({ id: rule.id, from: rule.order, to: orders[i] ?? 0 })).filter((r) => r.from !== r.to);
  while (waiting.length > 0) {
    const free = waiting.findIndex((r) => !taken.has(r.to));
    const one = waiting[Math.max(free, 0)];
    if (!one) {
      return;
    }
    const order = free < 0 ? behind++ : one.to;
    await saveRule(one.id, { order });
    taken.delete(one.from);
    taken.add(order);
    one.from = order;
    if (free >= 0) {
      waiting.splice(free, 1);
    }
  }
}

/** Which queries a change of the values for rules makes old. */
export const CONFIGS = ["rules-configs"];

/** The names of the values; the values themselves cannot be read. */
export function useConfigs() {
  return useQuery({
    queryKey: CONFIGS,
    queryFn: async () => (await body(api.GET("/rules-configs"))) as { key: string }[],
  });
}
