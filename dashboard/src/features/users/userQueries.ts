import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, body, type Listed, listed, type Schemas } from "../../api/client";
import { ApiError } from "../../api/errors";
import { PAGE, USERS } from "./queries";

export type Role = { id: string; name: string; description?: string };
export type Session = Omit<Schemas["Session"], "clients"> & { id: string; clients?: { client_id: string }[] };
export type RefreshToken = Omit<Schemas["RefreshToken"], "resource_servers" | "device"> & {
  id: string;
  client_id: string;
  device?: Session["device"];
  resource_servers?: { audience: string; scopes: string }[];
};
export type Grant = { id: string; clientID: string; audience: string; scope: string[] };
export type Organization = { id: string; name: string; display_name?: string };
export type LogEvent = Schemas["LogEvent"] & { log_id: string; type: string };
export interface Permission {
  resource_server_identifier: string;
  resource_server_name?: string;
  permission_name: string;
  description?: string;
  sources?: { source_id?: string; source_name?: string; source_type: "DIRECT" | "ROLE" }[];
}

/** Everything of a user that is kept beside the profile; a change of the user makes it old, too. */
function useOfUser<T>(id: string, what: string, queryFn: () => Promise<T>) {
  return useQuery({ queryKey: [...USERS, "one", id, what], queryFn, placeholderData: keepPreviousData });
}

const path = (id: string) => ({ path: { id } });
const paged = (page: number, per_page: number) => ({ page, per_page, include_totals: true });

export function useBlocks(id: string) {
  return useOfUser(id, "blocks", async () => {
    const { blocked_for } = await body(api.GET("/user-blocks/{id}", { params: path(id) }));
    return blocked_for ?? [];
  });
}

export function useUserRoles(id: string, page: number) {
  return useOfUser(id, `roles ${page}`, async () => {
    const query = paged(page, PAGE);
    return (await listed(api.GET("/users/{id}/roles", { params: { ...path(id), query } }), "roles")) as Listed<Role>;
  });
}

export function useUserPermissions(id: string, page: number) {
  return useOfUser(id, `permissions ${page}`, async () => {
    const query = paged(page, 100);
    const all = await listed(api.GET("/users/{id}/permissions", { params: { ...path(id), query } }), "permissions");
    return all as Listed<Permission>;
  });
}

export function useSessions(id: string) {
  return useOfUser(id, "sessions", async () => {
    const all = await body(api.GET("/users/{id}/sessions", { params: { ...path(id), query: { take: 100 } } }));
    return { rows: (all.sessions ?? []) as Session[], more: Boolean(all.next) };
  });
}

export function useRefreshTokens(id: string) {
  return useOfUser(id, "refresh-tokens", async () => {
    const all = await body(api.GET("/users/{id}/refresh-tokens", { params: { ...path(id), query: { take: 100 } } }));
    return { rows: (all.tokens ?? []) as RefreshToken[], more: Boolean(all.next) };
  });
}

export function useGrants(id: string, page: number) {
  return useOfUser(id, `grants ${page}`, async () => {
    const query = { ...paged(page, PAGE), user_id: id };
    return (await listed(api.GET("/grants", { params: { query } }), "grants")) as Listed<Grant>;
  });
}

export function useOrganizations(id: string, page: number) {
  return useOfUser(id, `organizations ${page}`, async () => {
    const query = paged(page, PAGE);
    const all = await listed(api.GET("/users/{id}/organizations", { params: { ...path(id), query } }), "organizations");
    return all as Listed<Organization>;
  });
}

/** The roles of a user in an organization. */
export function useRolesThere(id: string, organization: string, enabled: boolean) {
  return useQuery({
    queryKey: [...USERS, "one", id, "roles in", organization],
    queryFn: async () => {
      const params = { path: { id: organization, user_id: id }, query: { per_page: 100 } };
      return (await body(api.GET("/organizations/{id}/members/{user_id}/roles", { params }))) as Role[];
    },
    enabled,
  });
}

export function useHistory(id: string, page: number) {
  return useOfUser(id, `history ${page}`, async () => {
    const query = { ...paged(page, PAGE), sort: "date:-1" as const };
    return (await listed(api.GET("/users/{id}/logs", { params: { ...path(id), query } }), "logs")) as Listed<LogEvent>;
  });
}

/** The roles whose names contain a text. */
export function useRolesNamed(text: string) {
  return useQuery({
    queryKey: [...USERS, "roles named", text],
    queryFn: async () => {
      const query = { per_page: 50, ...(text ? { name_filter: text } : {}) };
      return (await body(api.GET("/roles", { params: { query } }))) as Role[];
    },
    placeholderData: (before) => before,
  });
}

/** Has a mail sent with a link for a new password, as the "forgot password" page does. */
export async function mailPasswordLink(email: string, connection: string): Promise<void> {
  const response = await fetch("/dbconnections/change_password", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ client_id: "ostiary-dashboard", email, connection }),
  });
  if (!response.ok) {
    throw await ApiError.of(response);
  }
}
