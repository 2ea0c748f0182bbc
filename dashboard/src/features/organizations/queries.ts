import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";
import { allRows } from "../../api/pages";
import { useMay } from "../../api/session";

/** What every organization has. */
export type Organization = Omit<Schemas["Organization"], "metadata"> & {
  id: string;
  name: string;
  display_name: string;
  metadata?: Record<string, string>;
};

/** Which queries a change of any organization makes old. */
export const ORGANIZATIONS = ["organizations"];
export const PAGE = 50;

/** The API has no search for organizations: names are looked for among the first thousand. */
export const SEARCHED = 1000;

export function useOrganizations(page: number) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, "list", page],
    queryFn: () => organizationPage(page, PAGE),
    placeholderData: (before) => before,
  });
}

async function organizationPage(page: number, size: number) {
  const query = { page, per_page: size, include_totals: true, sort: "display_name:1" as const };
  const { rows, total } = await listed(api.GET("/organizations", { params: { query } }), "organizations");
  return { rows: rows as Organization[], total };
}

/** Those whose names or ids contain a text, and the one that is named or identified exactly by it. */
export function useFoundOrganizations(text: string) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, "found", text],
    enabled: text !== "",
    queryFn: async () => {
      const wanted = text.toLowerCase();
      const [all, exact] = await Promise.all([allRows(organizationPage), exactly(text)]);
      const found = all.filter((o) => `${o.display_name} ${o.name} ${o.id}`.toLowerCase().includes(wanted));
      return exact && !found.some((o) => o.id === exact.id) ? [exact, ...found] : found;
    },
    placeholderData: (before) => before,
  });
}

async function exactly(text: string): Promise<Organization | undefined> {
  const found = text.startsWith("org_")
    ? api.GET("/organizations/{id}", { params: { path: { id: text } } })
    : api.GET("/organizations/name/{name}", { params: { path: { name: text.toLowerCase() } } });
  return body(found as Promise<{ data?: Organization }>).catch(() => undefined);
}

export function useOrganization(id: string) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, id],
    queryFn: async () => (await body(api.GET("/organizations/{id}", { params: { path: { id } } }))) as Organization,
  });
}

/** Members of the metadata are replaced as a whole. */
export function saveOrganization(id: string, change: Partial<Organization>) {
  return body(api.PATCH("/organizations/{id}", { params: { path: { id } }, body: change }));
}

export interface Application {
  client_id: string;
  name: string;
  app_type?: string;
  initiate_login_uri?: string;
  organization_usage?: "deny" | "allow" | "require";
}

/** Applications that people sign in to. */
export function useApplications(enabled = true) {
  return useQuery({
    queryKey: ["applications", "of-organizations"],
    enabled,
    queryFn: async () => {
      const all = await allRows(async (page, size) => {
        const fields = "client_id,name,app_type,initiate_login_uri,organization_usage";
        const query = { page, per_page: size, include_totals: true, is_global: false, fields, include_fields: true };
        const { rows, total } = await listed(api.GET("/clients", { params: { query } }), "clients");
        return { rows: rows as Application[], total };
      });
      return all.filter((a) => a.app_type !== "non_interactive");
    },
  });
}

export interface Role {
  id: string;
  name: string;
}

export function useRoles(enabled = true) {
  return useQuery({
    queryKey: ["roles", "of-organizations"],
    enabled,
    queryFn: () =>
      allRows(async (page, size) => {
        const query = { page, per_page: size, include_totals: true };
        const { rows, total } = await listed(api.GET("/roles", { params: { query } }), "roles");
        return { rows: rows as Role[], total };
      }),
  });
}

/** Where links lead whose application has no address for that; empty for nowhere, undefined while unknown. */
export function useDefaultStart(): string | undefined {
  const may = useMay("read:tenant_settings");
  const query = useQuery({
    queryKey: ["settings", "of-organizations"],
    enabled: may,
    queryFn: async () => {
      const settings = await body(api.GET("/tenants/settings", { params: { query: {} } }));
      return (settings as { default_redirection_uri?: string }).default_redirection_uri ?? "";
    },
  });
  return query.data;
}
