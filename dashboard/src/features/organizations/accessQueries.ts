import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";
import { allRows } from "../../api/pages";
import { ORGANIZATIONS } from "./queries";

/** A connection of the tenant as an organization has it, if it has it. */
export interface ConnectionOf {
  connection_id: string;
  name: string;
  has: boolean;
  enabled: boolean;
  assigns: boolean;
  signups: boolean;
}

/** The databases of the tenant, and how the organization uses each. */
export function useConnectionsOf(id: string) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, id, "connections"],
    queryFn: async () => {
      const [all, own] = await Promise.all([
        allRows(async (page, size) => {
          const query = { page, per_page: size, include_totals: true, strategy: ["auth0"], fields: "id,name" };
          const { rows, total } = await listed(api.GET("/connections", { params: { query } }), "connections");
          return { rows: rows as { id: string; name: string }[], total };
        }),
        allRows((page, size) => {
          const query = { page, per_page: size, include_totals: true };
          const answer = api.GET("/organizations/{id}/connections", { params: { path: { id }, query } });
          return listed(answer, "connections");
        }),
      ]);
      const used = new Map(own.map((c) => [c.connection_id, c]));
      return all.map((c): ConnectionOf => {
        const one = used.get(c.id);
        return {
          connection_id: c.id,
          name: c.name,
          has: one !== undefined,
          enabled: one?.is_enabled ?? one !== undefined,
          assigns: one?.assign_membership_on_login ?? false,
          signups: one?.is_signup_enabled ?? false,
        };
      });
    },
  });
}

type ConnectionChange = Partial<Pick<ConnectionOf, "assigns" | "signups" | "enabled">>;

/** Lets members sign in through a connection, or changes how. */
export function saveConnection(id: string, one: ConnectionOf, change: ConnectionChange) {
  const after = { ...one, ...change };
  const settings = {
    is_enabled: after.enabled,
    assign_membership_on_login: after.assigns,
    is_signup_enabled: after.signups,
  };
  const { connection_id } = one;
  return one.has
    ? api.PATCH("/organizations/{id}/connections/{connection_id}", {
        params: { path: { id, connection_id } },
        body: settings,
      })
    : api.POST("/organizations/{id}/connections", { params: { path: { id } }, body: { connection_id, ...settings } });
}

export type ListedApplication = Schemas["OrganizationClient"] & { client_id: string; use_for_member_access: boolean };

/** The applications that an organization lists, page after page. */
export function useListedApplications(id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, id, "clients"],
    enabled,
    queryFn: async () => {
      const all: ListedApplication[] = [];
      let from: string | undefined;
      do {
        const query = { take: 100, ...(from ? { from } : {}) };
        const page = await body(api.GET("/organizations/{id}/clients", { params: { path: { id }, query } }));
        all.push(...((page.clients ?? []) as ListedApplication[]));
        from = page.next;
      } while (from);
      return all;
    },
  });
}

export type Grant = Schemas["ClientGrant"] & { id: string; client_id: string; audience: string };

/** The client grants of machines, and those in which an organization takes part. */
export function useGrants(id: string) {
  return useQuery({
    queryKey: [...ORGANIZATIONS, id, "grants"],
    queryFn: async () => {
      const [all, own] = await Promise.all([
        allRows(async (page, size) => {
          const query = { page, per_page: size, include_totals: true };
          const { rows, total } = await listed(api.GET("/client-grants", { params: { query } }), "client_grants");
          return { rows: rows as Grant[], total };
        }),
        allRows((page, size) => {
          const query = { page, per_page: size, include_totals: true };
          const answer = api.GET("/organizations/{id}/client-grants", { params: { path: { id }, query } });
          return listed(answer, "client_grants");
        }),
      ]);
      // The Management API knows no organizations, and users come with the application.
      const grants = all.filter((g) => g.subject_type !== "user" && !g.audience.endsWith("/api/v2/"));
      return { grants, own: new Set(own.map((g) => g.id ?? "")) };
    },
  });
}

/** Lets a machine act for an organization, or no longer. */
export async function saveGrant(id: string, grant: Grant, has: boolean, on: boolean) {
  if (!on) {
    await api.DELETE("/organizations/{id}/client-grants/{grant_id}", { params: { path: { id, grant_id: grant.id } } });
    return;
  }
  if ((grant.organization_usage ?? "deny") === "deny") {
    const path = { id: grant.id };
    await body(api.PATCH("/client-grants/{id}", { params: { path }, body: { organization_usage: "allow" } }));
  }
  if (!has) {
    await api.POST("/organizations/{id}/client-grants", { params: { path: { id } }, body: { grant_id: grant.id } });
  }
}

/** Names of machines' applications by their ids. */
export function useClientNames() {
  return useQuery({
    queryKey: ["applications", "names"],
    queryFn: async () => {
      const all = await allRows(async (page, size) => {
        const query = { page, per_page: size, include_totals: true, fields: "client_id,name", include_fields: true };
        return listed(api.GET("/clients", { params: { query } }), "clients");
      });
      return new Map(all.map((c) => [c.client_id ?? "", c.name ?? ""]));
    },
  });
}
