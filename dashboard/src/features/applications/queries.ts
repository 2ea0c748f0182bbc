import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";

/** What every application has. */
export type Application = Schemas["Client"] & { client_id: string; name: string };
export type Grant = Schemas["ClientGrant"] & { id: string; client_id: string; audience: string; scope?: string[] };
export type Key = Schemas["ClientCredential"] & { id: string };
export type Connection = Schemas["Connection"] & { id: string; name: string };
export type Api = Schemas["ResourceServer"] & { id: string; name: string; identifier: string };

/** A change of an application: null takes a member away. */
export type Patch = { [K in keyof Schemas["ClientPatch"]]?: unknown };

/** Which queries a change of any application makes old. */
export const APPLICATIONS = ["applications"];

const PAGE = 50;
const MANY = 100;

export function useApplications(page: number) {
  return useQuery({
    queryKey: [...APPLICATIONS, "list", page],
    queryFn: async () => {
      const query = {
        page,
        per_page: PAGE,
        include_totals: true,
        is_global: false,
        fields: "client_id,name,app_type",
        include_fields: true,
      };
      const { rows, total } = await listed(api.GET("/clients", { params: { query } }), "clients");
      return { rows: rows as Application[], total, size: PAGE };
    },
    placeholderData: (before) => before,
  });
}

export function useApplication(id: string) {
  return useQuery({
    queryKey: [...APPLICATIONS, id],
    queryFn: async () => (await body(api.GET("/clients/{id}", { params: { path: { id } } }))) as Application,
  });
}

export function updateApplication(id: string, change: Patch) {
  return body(api.PATCH("/clients/{id}", { params: { path: { id } }, body: change as Schemas["ClientPatch"] }));
}

/** All rows of a list that is short enough to be shown as a whole. */
async function everyPage<T>(read: (page: number) => Promise<{ rows: T[]; total: number }>): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 0; ; page++) {
    const next = await read(page);
    rows.push(...next.rows);
    if (rows.length >= next.total || next.rows.length === 0) {
      return rows;
    }
  }
}

export function useApis(enabled = true) {
  return useQuery({
    queryKey: ["apis", "all"],
    enabled,
    queryFn: () =>
      everyPage(async (page) => {
        const query = { page, per_page: MANY, include_totals: true };
        const found = await listed(api.GET("/resource-servers", { params: { query } }), "resource_servers");
        return { rows: found.rows as Api[], total: found.total };
      }),
  });
}

/** What the application may have from APIs by client grants. */
export function useGrants(clientId: string, enabled = true) {
  return useQuery({
    queryKey: [...APPLICATIONS, clientId, "grants"],
    enabled,
    queryFn: () =>
      everyPage(async (page) => {
        const query = { page, per_page: MANY, include_totals: true, client_id: clientId };
        const found = await listed(api.GET("/client-grants", { params: { query } }), "client_grants");
        return { rows: found.rows as Grant[], total: found.total };
      }),
  });
}

export function useConnections() {
  return useQuery({
    queryKey: ["connections", "all"],
    queryFn: () =>
      everyPage(async (page) => {
        const query = { page, per_page: MANY, include_totals: true };
        const found = await listed(api.GET("/connections", { params: { query } }), "connections");
        return { rows: found.rows as Connection[], total: found.total };
      }),
  });
}

export function useKeys(clientId: string) {
  return useQuery({
    queryKey: [...APPLICATIONS, clientId, "keys"],
    queryFn: async () =>
      (await body(api.GET("/clients/{id}/credentials", { params: { path: { id: clientId } } }))) as Key[],
  });
}

/** The tenant's issuer, as its own discovery document says it. */
export function useIssuer() {
  return useQuery({
    queryKey: ["issuer"],
    queryFn: async () => {
      const response = await fetch("/.well-known/openid-configuration");
      return ((await response.json()) as { issuer: string }).issuer;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
