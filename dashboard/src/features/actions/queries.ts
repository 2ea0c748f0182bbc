import { useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "../../api/client";
import { allRows } from "../../api/pages";
import type { TriggerId } from "./triggers";

type Kept = Schemas["Action"];

export interface Version extends Omit<Schemas["ActionVersion"], "id" | "number"> {
  id: string;
  number: number;
}

export interface Action extends Omit<Kept, "deployed_version"> {
  id: string;
  name: string;
  deployed_version?: Version;
}

/** What of an action a person changes. */
export type Draft = Pick<Kept, "name" | "code"> & { secrets?: { name: string; value?: string }[] };

/** Which queries a change of any action makes old. */
export const ACTIONS = ["actions"];

export function triggerOf(action: Action): TriggerId {
  return (action.supported_triggers?.[0]?.id ?? "post-login") as TriggerId;
}

/** All actions, by their names. */
export function useActions() {
  return useQuery({
    queryKey: [...ACTIONS, "list"],
    queryFn: async () => {
      const all = await allRows(async (page, per_page) => {
        const some = await body(api.GET("/actions/actions", { params: { query: { page, per_page } } }));
        return { rows: some.actions as Action[], total: some.total ?? 0 };
      });
      return all.sort((a, b) => a.name.localeCompare(b.name));
    },
  });
}

export function useAction(id: string) {
  return useQuery({
    queryKey: [...ACTIONS, "one", id],
    queryFn: async () => (await body(api.GET("/actions/actions/{id}", { params: { path: { id } } }))) as Action,
  });
}

export function createAction(name: string, trigger: TriggerId, code: string) {
  return body(api.POST("/actions/actions", { body: { name, code, supported_triggers: [{ id: trigger }] } }));
}

export function saveAction(id: string, change: Draft) {
  return body(api.PATCH("/actions/actions/{id}", { params: { path: { id } }, body: change as Kept }));
}

/** Makes the draft a version, which is in use from then on. */
export function deploy(id: string) {
  return body(api.POST("/actions/actions/{id}/deploy", { params: { path: { id } } }));
}

export function useVersions(actionId: string) {
  return useQuery({
    queryKey: [...ACTIONS, "one", actionId, "versions"],
    queryFn: async () => {
      const query = { per_page: 100 };
      const path = { actionId };
      const all = await body(api.GET("/actions/actions/{actionId}/versions", { params: { path, query } }));
      return all.versions as Version[];
    },
  });
}

/** Uses an older version again, as the newest one; the draft becomes the same. */
export function rollBack(actionId: string, id: string) {
  return api.POST("/actions/actions/{actionId}/versions/{id}/deploy", {
    params: { path: { actionId, id } },
    body: { update_draft: true } as never,
  } as never);
}

export interface Binding {
  id: string;
  display_name: string;
  action: Action;
}

/** What runs at a trigger, in its order. */
export function useBindings(trigger: TriggerId, enabled = true) {
  return useQuery({
    queryKey: [...ACTIONS, "bindings", trigger],
    enabled,
    queryFn: async () => {
      const params = { path: { triggerId: trigger }, query: { per_page: 100 } };
      const all = await body(api.GET("/actions/triggers/{triggerId}/bindings", { params }));
      return all.bindings as Binding[];
    },
  });
}

/** Replaces what runs at a trigger; an action that was there keeps its binding with its name. */
export function saveBindings(trigger: TriggerId, actions: { id: string; display_name: string }[]) {
  return body(
    api.PATCH("/actions/triggers/{triggerId}/bindings", {
      params: { path: { triggerId: trigger } },
      body: {
        bindings: actions.map(({ id, display_name }) => ({ ref: { type: "action_id" as const, value: id }, display_name })),
      },
    }),
  );
}
