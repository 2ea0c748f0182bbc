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
