import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";
import { allRows } from "../../api/pages";
import type { HookTrigger } from "./starters";

export type Hook = Schemas["Hook"] & { id: string; name: string; script: string; triggerId: HookTrigger; enabled: boolean };

/** Which queries a change of any hook makes old. */
export const HOOKS = ["hooks"];

export function useHooks() {
  return useQuery({
    queryKey: [...HOOKS, "list"],
    queryFn: () =>
      allRows(async (page, per_page) => {
        const query = { page, per_page, include_totals: true };
        const { rows, total } = await listed(api.GET("/hooks", { params: { query } }), "hooks");
        return { rows: rows as Hook[], total };
      }),
  });
}

export function useHook(id: string) {
  return useQuery({
    queryKey: [...HOOKS, "one", id],
    queryFn: async () => (await body(api.GET("/hooks/{id}", { params: { path: { id } } }))) as Hook,
  });
}

export function saveHook(id: string, change: Partial<Pick<Hook, "name" | "script" | "enabled">>) {
  return body(api.PATCH("/hooks/{id}", { params: { path: { id } }, body: change }));
}

/** The names of a hook's secrets. */
export function useSecretNames(id: string) {
  return useQuery({
    queryKey: [...HOOKS, "one", id, "secrets"],
    queryFn: async () => Object.keys(await body(api.GET("/hooks/{id}/secrets", { params: { path: { id } } }))),
  });
}

/** Adds a secret, or gives a known one another value. */
export function setSecret(id: string, name: string, value: string, known: boolean) {
  const options = { params: { path: { id } }, body: { [name]: value } };
  return known ? api.PATCH("/hooks/{id}/secrets", options) : api.POST("/hooks/{id}/secrets", options);
}

export function removeSecret(id: string, name: string) {
  return api.DELETE("/hooks/{id}/secrets", { params: { path: { id } }, body: [name] });
}
