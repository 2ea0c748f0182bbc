import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";
import { allRows } from "../../api/pages";
import { useMay } from "../../api/session";
import type { Level } from "./policy";
import type { ScriptName } from "./scripts";

/** The settings of a database of users that this server acts on. */
export interface Options {
  disable_signup?: boolean;
  brute_force_protection?: boolean;
  passwordPolicy?: Level;
  password_complexity_options?: { min_length?: number };
  /** Whether scripts are asked instead of the database here. */
  enabledDatabaseCustomization?: boolean;
  /** Whether users who sign in are moved over. */
  import_mode?: boolean;
  customScripts?: Partial<Record<ScriptName, string>>;
  /** Values for the scripts, sealed: they are sent back as they came. */
  configuration?: Record<string, string>;
}

/** What every connection has. */
export type Connection = Omit<Schemas["Connection"], "options"> & { id: string; name: string; options?: Options };

export interface Application {
  client_id: string;
  name: string;
  app_type?: string;
}

/** Which queries a change of any connection makes old. */
export const CONNECTIONS = ["connections"];

export function useConnections() {
  return useQuery({
    queryKey: [...CONNECTIONS, "list"],
    queryFn: async () => {
      const all = await allRows(async (page, size) => {
        const query = { page, per_page: size, include_totals: true };
        const { rows, total } = await listed(api.GET("/connections", { params: { query } }), "connections");
        return { rows: rows as unknown as Connection[], total };
      });
      // Nobody signs in through the other strategies yet.
      return { databases: all.filter(isDatabase), others: all.filter((c) => !isDatabase(c)) };
    },
  });
}

export function isDatabase(one: Connection): boolean {
  return (one.strategy ?? "auth0") === "auth0";
}

export function useConnection(id: string) {
  return useQuery({
    queryKey: [...CONNECTIONS, id],
    queryFn: async () =>
      (await body(api.GET("/connections/{id}", { params: { path: { id } } }))) as unknown as Connection,
  });
}

/** A new database of users. */
export async function createDatabase(name: string, signups: boolean, clients: string[]) {
  const made = await body(
    api.POST("/connections", {
      body: {
        name,
        strategy: "auth0",
        enabled_clients: clients,
        options: { disable_signup: !signups } as unknown as Record<string, never>,
      },
    }),
  );
  return made as unknown as Connection;
}

/** Options replace those before as a whole: what is not changed is sent again. */
export function saveOptions(one: Connection, change: Options) {
  const options = { ...one.options, ...change } as Record<string, never>;
  return body(api.PATCH("/connections/{id}", { params: { path: { id: one.id } }, body: { options } }));
}

/** How many users a connection has; undefined while it is not known or not to be known. */
export function useUserCount(name: string): number | undefined {
  const may = useMay("read:users");
  const query = useQuery({
    queryKey: [...CONNECTIONS, "users", name],
    enabled: may,
    queryFn: async () => {
      const q = `identities.connection:"${name}"`;
      const query = { q, search_engine: "v3" as const, per_page: 1, include_totals: true, fields: "user_id", include_fields: true };
      return (await listed(api.GET("/users", { params: { query } }), "users")).total;
    },
  });
  return query.data;
}

export function useApplications() {
  return useQuery({
    queryKey: ["applications", "of-connections"],
    queryFn: () =>
      allRows(async (page, size) => {
        const query = {
          page,
          per_page: size,
          include_totals: true,
          is_global: false,
          fields: "client_id,name,app_type",
          include_fields: true,
        };
        const { rows, total } = await listed(api.GET("/clients", { params: { query } }), "clients");
        return { rows: rows as Application[], total };
      }),
  });
}
