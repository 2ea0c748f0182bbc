import { useQuery } from "@tanstack/react-query";
import { ostiary } from "../../api/client";

export type Level = "administrator" | "viewer";

export interface Administrator {
  user_id: string;
  email: string | null;
  name: string | null;
  blocked: boolean;
  level: Level;
  since: string;
}

/** A link that nobody has used yet. */
export interface Link {
  id: string;
  level: Level;
  created_at: string;
  created_by: string | null;
  expires_at: string;
}

/** Which queries a change of administrators makes old. */
export const ADMINISTRATORS = ["administrators"];
const LINKS = "/administrators/invitations";

export function useAdministrators() {
  return useQuery({ queryKey: ADMINISTRATORS, queryFn: () => ostiary<Administrator[]>("/administrators") });
}

export function useLinks() {
  return useQuery({ queryKey: [...ADMINISTRATORS, "links"], queryFn: () => ostiary<Link[]>(LINKS) });
}

/** Makes a link; only this answer has it. */
export function invite(level: Level) {
  return ostiary<Link & { url: string }>(LINKS, "POST", { level });
}

export function withdraw(id: string) {
  return ostiary<void>(`${LINKS}/${id}`, "DELETE");
}

const pathOf = (one: Administrator) => `/administrators/${encodeURIComponent(one.user_id)}`;

export function changeLevel(one: Administrator, level: Level) {
  return ostiary<Administrator>(pathOf(one), "PATCH", { level });
}

export function dismiss(one: Administrator) {
  return ostiary<void>(pathOf(one), "DELETE");
}
