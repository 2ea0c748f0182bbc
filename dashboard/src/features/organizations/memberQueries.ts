import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";
import { ORGANIZATIONS, PAGE, type Role } from "./queries";

export type Member = Omit<Schemas["OrganizationMember"], "roles"> & { user_id: string; roles?: Role[] };
export type Invitation = Schemas["OrganizationInvitation"] & { id: string };

export interface FoundUser {
  user_id: string;
  name?: string;
  email?: string;
  identities?: { connection: string }[];
}

export function useMembers(id: string, page: number) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, id, "members", page],
    queryFn: async () => {
      const fields = "user_id,name,email,roles";
      const query = { page, per_page: PAGE, include_totals: true, fields, include_fields: true };
      const answer = api.GET("/organizations/{id}/members", { params: { path: { id }, query } });
      const { rows, total } = await listed(answer, "members");
      return { rows: rows as Member[], total };
    },
    placeholderData: (before) => before,
  });
}

/** Users whose name or address begins with a text. */
export function useFoundUsers(text: string) {
  return useQuery({
    queryKey: ["users", "of-organizations", text],
    queryFn: async () => {
      const word = text.replace(/[^\p{L}\p{N}@._-]/gu, "");
      const query = {
        ...(word === "" ? {} : { q: `${word}*` }),
        search_engine: "v3" as const,
        per_page: 10,
        fields: "user_id,name,email,identities",
        include_fields: true,
      };
      return (await body(api.GET("/users", { params: { query } }))) as unknown as FoundUser[];
    },
    placeholderData: (before) => before,
  });
}

/** Gives a member the roles that are wanted and takes those that are not. */
export async function saveRoles(id: string, user_id: string, before: string[], wanted: string[]) {
  const path = { id, user_id };
  const added = wanted.filter((r) => !before.includes(r));
  const gone = before.filter((r) => !wanted.includes(r));
  if (added.length > 0) {
    await api.POST("/organizations/{id}/members/{user_id}/roles", { params: { path }, body: { roles: added } });
  }
  if (gone.length > 0) {
    await api.DELETE("/organizations/{id}/members/{user_id}/roles", { params: { path }, body: { roles: gone } });
  }
}

export function useInvitations(id: string, page: number) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, id, "invitations", page],
    queryFn: async () => {
      const query = { page, per_page: PAGE, include_totals: true, sort: "created_at:-1" as const };
      const answer = api.GET("/organizations/{id}/invitations", { params: { path: { id }, query } });
      const { rows, total } = await listed(answer, "invitations");
      return { rows: rows as Invitation[], total };
    },
    placeholderData: (before) => before,
  });
}
