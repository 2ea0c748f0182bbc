import { api, body } from "../api/client";

export interface FoundObject {
  kind: "applications" | "apis" | "users" | "roles" | "organizations" | "connections" | "actions" | "rules";
  name: string;
  detail: string;
  to: string;
}

type Finder = (text: string) => Promise<FoundObject[]>;

const SOME = 50;
const SHOWN = 4;

const fits = (text: string, ...values: (string | undefined)[]) =>
  values.some((v) => v?.toLowerCase().includes(text.toLowerCase()));

const finders: Record<string, Finder> = {
  "read:clients": async (text) => {
    const all = await body(
      api.GET("/clients", {
        params: { query: { per_page: SOME, fields: "client_id,name,app_type", include_fields: true, is_global: false } },
      }),
    );
    return (all as { client_id?: string; name?: string }[])
      .filter((c) => fits(text, c.name, c.client_id))
      .map((c) => ({
        kind: "applications",
        name: c.name ?? "",
        detail: c.client_id ?? "",
        to: `/applications/${c.client_id}`,
      }));
  },
  "read:resource_servers": async (text) => {
    const all = await body(api.GET("/resource-servers", { params: { query: { per_page: SOME } } }));
    return (all as { id?: string; name?: string; identifier?: string }[])
      .filter((a) => fits(text, a.name, a.identifier))
      .map((a) => ({ kind: "apis", name: a.name ?? "", detail: a.identifier ?? "", to: `/apis/${a.id}` }));
  },
  "read:roles": async (text) => {
    const all = await body(api.GET("/roles", { params: { query: { name_filter: text, per_page: SHOWN } } }));
    return (all as { id?: string; name?: string; description?: string }[]).map((r) => ({
      kind: "roles",
      name: r.name ?? "",
      detail: r.description ?? "",
      to: `/roles/${r.id}`,
    }));
  },
  "read:organizations": async (text) => {
    const query = { per_page: SOME, sort: "display_name:1" as const };
    const all = await body(api.GET("/organizations", { params: { query } }));
    return (all as { id?: string; name?: string; display_name?: string }[])
      .filter((o) => fits(text, o.name, o.display_name, o.id))
      .map((o) => ({
        kind: "organizations",
        name: o.display_name ?? "",
        detail: o.name ?? "",
        to: `/organizations/${o.id}`,
      }));
  },
  "read:connections": async (text) => {
    const all = await body(api.GET("/connections", { params: { query: { per_page: SOME, fields: "id,name" } } }));
    return (all as { id?: string; name?: string }[])
      .filter((c) => fits(text, c.name, c.id))
      .map((c) => ({ kind: "connections", name: c.name ?? "", detail: c.id ?? "", to: `/connections/${c.id}` }));
  },
  "read:actions": async (text) => {
    const all = await body(api.GET("/actions/actions", { params: { query: { per_page: SOME } } }));
    return (all.actions as { id?: string; name?: string }[])
      .filter((a) => fits(text, a.name, a.id))
      .map((a) => ({ kind: "actions", name: a.name ?? "", detail: a.id ?? "", to: `/actions/library/${a.id}` }));
  },
  "read:rules": async (text) => {
    const all = await body(api.GET("/rules", { params: { query: { per_page: SOME, fields: "id,name" } } }));
    return (all as { id?: string; name?: string }[])
      .filter((r) => fits(text, r.name, r.id))
      .map((r) => ({ kind: "rules", name: r.name ?? "", detail: r.id ?? "", to: `/rules/${r.id}` }));
  },
  "read:users": async (text) => {
    const q = text.replace(/[^\p{L}\p{N}@._-]/gu, "");
    if (q === "") {
      return [];
    }
    const all = await body(api.GET("/users", { params: { query: { q: `${q}*`, per_page: SHOWN } } }));
    return (all as { user_id?: string; name?: string; email?: string }[]).map((u) => ({
      kind: "users",
      name: u.name ?? u.email ?? "",
      detail: u.email ?? "",
      to: `/users/${encodeURIComponent(u.user_id ?? "")}`,
    }));
  },
};

/** Objects whose name or id contains a text, of the kinds that the person may read. */
export async function findObjects(text: string, scopes: ReadonlySet<string>): Promise<FoundObject[]> {
  const found = await Promise.all(
    Object.entries(finders)
      .filter(([scope]) => scopes.has(scope))
      .map(([, find]) => find(text).catch(() => [])),
  );
  return found.flatMap((some) => some.slice(0, SHOWN));
}
