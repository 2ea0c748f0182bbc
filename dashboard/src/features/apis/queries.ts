import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";

/** What every API has. */
export type Api = Schemas["ResourceServer"] & { id: string; name: string; identifier: string };
export type Permission = { value: string; description?: string };

/** Which queries a change of any API makes old. */
export const APIS = ["apis"];

const PAGE = 50;

export function useApis(page: number) {
  return useQuery({
    queryKey: [...APIS, "list", page],
    queryFn: async () => {
      const { rows, total } = await listed(
        api.GET("/resource-servers", { params: { query: { page, per_page: PAGE, include_totals: true } } }),
        "resource_servers",
      );
      return { rows: rows as Api[], total, size: PAGE };
    },
    placeholderData: (before) => before,
  });
}

export function useApi(id: string) {
  return useQuery({
    queryKey: [...APIS, id],
    queryFn: async () => (await body(api.GET("/resource-servers/{id}", { params: { path: { id } } }))) as Api,
  });
}

export function permissionsOf(one: Api): Permission[] {
  return (one.scopes ?? []) as Permission[];
}

/** The permission that examples ask for: one that reads, if there is one. */
export function examplePermission(one: Api): string | undefined {
  const all = permissionsOf(one).map((p) => p.value);
  return all.find((p) => p.startsWith("read:")) ?? all[0];
}

/** Which queries a change of who may use an API makes old. */
export const GRANTS = ["apis", "grants"];

/** What the tabs need of an application. */
export type App = {
  client_id: string;
  name: string;
  app_type?: string;
  grant_types?: string[];
  token_endpoint_auth_method?: string;
  client_secret?: string;
};
export type Grant = Schemas["ClientGrant"] & { id: string; client_id: string; scope: string[] };

const MOST = 100;

/** All pages of a list, one after the other. */
async function everyPage<T>(page: (n: number) => Promise<{ rows: T[]; total: number }>): Promise<T[]> {
  const { rows, total } = await page(0);
  const all = [...rows];
  for (let n = 1; all.length < total && n * MOST < total; n++) {
    all.push(...(await page(n)).rows);
  }
  return all;
}

/** The applications that can act for themselves: no others can have a grant of their own. */
export function useMachines() {
  return useQuery({
    queryKey: [...GRANTS, "machines"],
    queryFn: async () => {
      const fields = "client_id,name,app_type,grant_types,token_endpoint_auth_method";
      const all = await everyPage(async (page) => {
        const query = { page, per_page: MOST, include_totals: true, fields, include_fields: true, is_global: false };
        const { rows, total } = await listed(api.GET("/clients", { params: { query } }), "clients");
        return { rows: rows as App[], total };
      });
      return all.filter((a) => a.app_type === "non_interactive" || a.grant_types?.includes("client_credentials"));
    },
  });
}

/** What applications may do at an API for themselves. */
export function useGrants(audience: string) {
  return useQuery({
    queryKey: [...GRANTS, audience],
    queryFn: () =>
      everyPage(async (page) => {
        const query = { page, per_page: MOST, include_totals: true, audience, subject_type: "client" as const };
        const { rows, total } = await listed(api.GET("/client-grants", { params: { query } }), "client_grants");
        return { rows: rows.map((g) => ({ ...g, scope: g.scope ?? [] })) as Grant[], total };
      }),
  });
}

/** An application with its secret, for those who may read it. */
export function useAppWithSecret(id: string | null) {
  return useQuery({
    queryKey: [...GRANTS, "secret", id],
    enabled: id !== null,
    queryFn: async () => (await body(api.GET("/clients/{id}", { params: { path: { id: id ?? "" } } }))) as App,
  });
}

/** The issuer of the tokens, exactly as they name it. */
export function useIssuer() {
  return useQuery({
    queryKey: ["issuer"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await fetch("/.well-known/openid-configuration");
      const { issuer } = (answer.ok ? await answer.json() : {}) as { issuer?: string };
      return issuer ?? `${window.location.origin}/`;
    },
  });
}
