import { useQuery } from "@tanstack/react-query";
import { body, own, type OwnSchemas } from "../../api/client";
import { APIS } from "./queries";

export type FormerName = OwnSchemas["PermissionAlias"];

const DAY = 86_400_000;

/** A day from today on, in UTC: 2027-03-31. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

/** Names that the API's permissions had before, and who still asks for them. */
export function useFormerNames(id: string) {
  return useQuery({
    queryKey: [...APIS, id, "former-names"],
    queryFn: () => body(own.GET("/resource-servers/{id}/permission-aliases", { params: { path: { id } } })),
  });
}

/** Renames a permission; without a day the old name ends at once. */
export function rename(id: string, from: string, to: string, until: string) {
  const named = { from, to } as OwnSchemas["PermissionRenameCreate"];
  return body(
    own.POST("/resource-servers/{id}/permissions/rename", {
      params: { path: { id } },
      body: until === "" ? named : { ...named, alias_until: until },
    }),
  );
}

/** Ends an old name; one that has ended is forgotten. */
export async function end(id: string, name: string) {
  await own.DELETE("/resource-servers/{id}/permission-aliases/{name}", { params: { path: { id, name } } });
}

/** The tokens that each application asked for, the busiest first. */
export function byApplication(one: FormerName): [string, number][] {
  const counts = new Map<string, number>();
  for (const use of one.uses) {
    counts.set(use.client_id, (counts.get(use.client_id) ?? 0) + use.uses);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Whole days since somebody asked for it; undefined when nobody did. */
export function quietDays(one: FormerName): number | undefined {
  return one.last_used ? Math.floor((Date.now() - Date.parse(one.last_used)) / DAY) : undefined;
}
