import { useQuery } from "@tanstack/react-query";
import { api, body, type Listed, listed, type Schemas } from "../../api/client";

/** What every user has. */
export type User = Schemas["User"] & { user_id: string; identities: Identity[] };
export type Identity = { connection: string; provider: string; user_id: string; profileData?: { email?: string } };
export interface Connection {
  id: string;
  name: string;
  strategy: string;
  options?: { passwordPolicy?: string | null; password_complexity_options?: { min_length?: number } | null };
}

/** Which queries a change of any user makes old. */
export const USERS = ["users"];

/** The server counts pages of this size quickly. */
export const PAGE = 25;

const COLUMNS = "user_id,name,email,email_verified,blocked,identities,logins_count,last_login,created_at";

export interface Search {
  q: string;
  connection: string;
  sort: string;
  page: number;
}

export function useUsers({ q, connection, sort, page }: Search) {
  return useQuery({
    queryKey: [...USERS, "list", q, connection, sort, page],
    queryFn: async () => {
      const query = {
        ...(q ? { q } : {}),
        ...(connection ? { connection } : {}),
        sort,
        page,
        per_page: PAGE,
        include_totals: true,
        fields: COLUMNS,
        include_fields: true,
      };
      return (await listed(api.GET("/users", { params: { query } }), "users")) as Listed<User>;
    },
    placeholderData: (before) => before,
  });
}

export function useUser(id: string) {
  return useQuery({
    queryKey: [...USERS, "one", id],
    queryFn: async () => (await body(api.GET("/users/{id}", { params: { path: { id } } }))) as User,
  });
}

/** The connections whose users have a password here. */
export function useDatabases() {
  return useQuery({
    queryKey: [...USERS, "databases"],
    queryFn: async () => {
      const query = { strategy: ["auth0" as const], per_page: 100, fields: "id,name,strategy,options", include_fields: true };
      return (await body(api.GET("/connections", { params: { query } }))) as Connection[];
    },
    staleTime: 60_000,
  });
}

/** What a link is made of that lets somebody choose a password. */
export interface LinkWish {
  user_id: string;
  mark_email_as_verified: boolean;
  ttl_sec: number;
}

export async function passwordLink(wish: LinkWish): Promise<string> {
  const { ticket } = await body(api.POST("/tickets/password-change", { body: wish }));
  return ticket ?? "";
}

/** A password that nobody is to know: it is replaced by whoever opens the link. */
export function unknownPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(96));
  // Some policies refuse characters that repeat.
  return `Aa1!${btoa(String.fromCharCode(...bytes)).replace(/(.)\1+/g, "$1")}`;
}

export function connectionOf(user: User): string {
  return user.identities?.[0]?.connection ?? "";
}

/** Whether the user signs in with a password of ours. */
export function hasPassword(user: User): boolean {
  return user.identities.some((i) => i.provider === "auth0");
}
