import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "../../api/client";
import { type Filter, joined, queryOf } from "./filter";

export interface LogEvent extends Omit<Schemas["LogEvent"], "details"> {
  log_id: string;
  type: string;
  date: string;
  details?: Record<string, unknown>;
}

/** Which queries show events. */
export const LOGS = ["logs"];

const PAGE = 50;

async function search(q: string, sort: "date:1" | "date:-1" = "date:-1"): Promise<LogEvent[]> {
  const query = { per_page: PAGE, sort, ...(q ? { q } : {}) };
  return (await body(api.GET("/logs", { params: { query } }))) as LogEvent[];
}

/** Events from the newest on; the next page is what is older than the last one, whatever was added since. */
export function useLogs(filter: Filter) {
  return useInfiniteQuery({
    queryKey: [...LOGS, "list", filter],
    queryFn: ({ pageParam }) =>
      search(joined(queryOf(filter, Date.now()), pageParam ? `log_id:{* TO ${pageParam}}` : "")),
    initialPageParam: "",
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.log_id),
    // The tail brings what is new; asking again would move what somebody reads.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/**
 * What is newer than an event and not known yet. An event may come late by a little: so far back one looks
 * again. When there is more than a page, what follows next comes first, so that nothing is left out.
 */
export async function newerThan(filter: Filter, id: string, known: ReadonlySet<string>): Promise<LogEvent[]> {
  const query = queryOf(filter, Date.now());
  const found = await search(joined(query, `log_id:{${secondsBefore(id, 3)} TO *}`));
  const fresh = found.filter((e) => !known.has(e.log_id));
  return fresh.length < PAGE ? fresh : search(joined(query, `log_id:{${id || "0"} TO *}`), "date:1");
}

/** Ids are 900, then the milliseconds in 13 digits, then what tells events of one moment apart. */
function secondsBefore(id: string, seconds: number): string {
  const millis = Number(id.slice(3, 16));
  return Number.isNaN(millis) || id === "" ? "0" : `900${String(millis - seconds * 1000).padStart(13, "0")}`;
}

export function useEvent(id: string | undefined) {
  return useQuery({
    queryKey: [...LOGS, id],
    queryFn: async () => (await body(api.GET("/logs/{id}", { params: { path: { id: id ?? "" } } }))) as LogEvent,
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Names of applications, to choose from. */
export function useApplications(enabled: boolean) {
  return useQuery({
    queryKey: [...LOGS, "applications"],
    queryFn: async () => {
      const query = { per_page: 100, fields: "client_id,name", include_fields: true, is_global: false };
      return (await body(api.GET("/clients", { params: { query } }))) as { client_id: string; name: string }[];
    },
    enabled,
  });
}
