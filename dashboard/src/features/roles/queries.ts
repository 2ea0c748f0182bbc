import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, body, type Listed, listed } from "../../api/client";
import { searchFor } from "../../api/userSearch";

export type Role = { id: string; name: string; description?: string };
export type Member = { user_id: string; name?: string; email?: string | null };
export interface Permission {
  resource_server_identifier: string;
  resource_server_name?: string;
  permission_name: string;
  description?: string;
}

/** Which queries a change of any role makes old. */
export const ROLES = ["roles"];

/** Users show their roles: what changes these makes those old, too. */
export const USERS = ["users"];

export const PAGE = 50;
const MANY = 100;

export function useRoles(name: string, page: number) {
  return useQuery({
    queryKey: [...ROLES, "list", name, page],
    queryFn: async () => {
      const query = { page, per_page: PAGE, include_totals: true, ...(name ? { name_filter: name } : {}) };
      return (await listed(api.GET("/roles", { params: { query } }), "roles")) as Listed<Role>;
    },
    placeholderData: keepPreviousData,
  });
}

export function useRole(id: string) {
  return useQuery({
    queryKey: [...ROLES, "one", id],
    queryFn: async () => (await body(api.GET("/roles/{id}", { params: { path: { id } } }))) as Role,
  });
}

/** All permissions of a role: they are shown by API, so all of them are needed. */
export function useRolePermissions(id: string) {
  return useQuery({
    queryKey: [...ROLES, "one", id, "permissions"],
    queryFn: async () => {
      const rows: Permission[] = [];
      for (let page = 0, total = 1; rows.length < total; page++) {
        const query = { page, per_page: MANY, include_totals: true };
        const some = await listed(api.GET("/roles/{id}/permissions", { params: { path: { id }, query } }), "permissions");
        rows.push(...(some.rows as Permission[]));
        total = some.rows.length === 0 ? 0 : some.total;
      }
      return rows;
    },
  });
}

export function useRoleUsers(id: string, page: number) {
  return useQuery({
    queryKey: [...ROLES, "one", id, "users", page],
    queryFn: async () => {
      const query = { page, per_page: PAGE, include_totals: true };
      const all = await listed(api.GET("/roles/{id}/users", { params: { path: { id }, query } }), "users");
      return all as Listed<Member>;
    },
    placeholderData: keepPreviousData,
  });
}

/** A few users whose names or addresses begin with a text. */
export function useUsersNamed(text: string) {
  return useQuery({
    queryKey: [...ROLES, "users named", text],
    queryFn: async () => {
      const q = searchFor(text);
      const query = { per_page: 10, fields: "user_id,name,email", include_fields: true, ...(q ? { q } : {}) };
      return (await body(api.GET("/users", { params: { query } }))) as Member[];
    },
    placeholderData: keepPreviousData,
  });
}
