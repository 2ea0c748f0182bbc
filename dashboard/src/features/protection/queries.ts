import { useQuery } from "@tanstack/react-query";
import { api, body, listed, type Schemas } from "../../api/client";

export type BruteForce = Schemas["BruteForceProtection"];

export interface Block {
  identifier: string;
  ip: string;
  connection: string;
}

/** An event that says that somebody was held off. */
export interface HeldOff {
  log_id: string;
  date: string;
  user_name?: string;
  ip?: string;
  connection?: string;
}

/** Which queries a change of the protection makes old. */
export const PROTECTION = ["protection"];

export function useBruteForce() {
  return useQuery({
    queryKey: [...PROTECTION, "brute-force"],
    queryFn: async () => (await body(api.GET("/attack-protection/brute-force-protection"))) as BruteForce,
  });
}

/** Whom the protection holds off now by this name; the API knows no list of all. */
export function useBlocks(identifier: string) {
  return useQuery({
    queryKey: [...PROTECTION, "blocks", identifier],
    enabled: identifier !== "",
    queryFn: async () => {
      const query = { identifier, consider_brute_force_enablement: true };
      return ((await body(api.GET("/user-blocks", { params: { query } }))).blocked_for ?? []) as Block[];
    },
  });
}

/** The last events of this kind, of the last days. */
export function useHeldOff(enabled: boolean) {
  return useQuery({
    queryKey: [...PROTECTION, "held-off"],
    enabled,
    queryFn: async () => {
      const query = { q: "type:limit_wc", sort: "date:-1" as const, per_page: 50, include_totals: true };
      const { rows } = await listed(api.GET("/logs", { params: { query } }), "logs");
      return newestOfEach(rows as unknown as HeldOff[]);
    },
  });
}

/** An attacker who goes on makes one event after another: the newest of each pair says enough. */
function newestOfEach(events: HeldOff[]): HeldOff[] {
  const seen = new Set<string>();
  return events.filter((e) => {
    const pair = `${e.user_name} ${e.ip}`;
    return seen.has(pair) ? false : seen.add(pair);
  });
}
