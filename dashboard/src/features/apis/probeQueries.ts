import { useMutation, useQuery } from "@tanstack/react-query";
import { body, type OwnSchemas, own } from "../../api/client";

export type Probe = OwnSchemas["Probe"];
export type ProbeCase = OwnSchemas["ProbeCase"];
export type ProbeFinding = OwnSchemas["ProbeFinding"];
export type ProbeDomain = OwnSchemas["ProbeDomain"];

/** Which queries a change of a host makes old. */
export const PROBE_DOMAINS = ["probe-domains"];

/** What a person asks for; what is empty is left out. */
export interface Wanted {
  url: string;
  method: string;
  scope: string | null;
  library: string | null;
}

type Request = OwnSchemas["ProbeRequestCreate"];

export function useProbe(audience: string) {
  return useMutation<Probe, Error, Wanted>({
    mutationFn: ({ url, method, scope, library }) => {
      const request = { url, audience, method, ...(scope ? { scope } : {}), ...(library ? { library } : {}) };
      return body(own.POST("/probes", { body: request as Request }));
    },
  });
}

export function useProbeDomains() {
  return useQuery({
    queryKey: PROBE_DOMAINS,
    queryFn: async () => (await body(own.GET("/probe-domains"))).domains,
  });
}

export function addDomain(host: string) {
  return body(own.POST("/probe-domains", { body: { host } }));
}

export function verifyDomain(id: string) {
  return body(own.POST("/probe-domains/{id}/verify", { params: { path: { id } } }));
}

export async function removeDomain(id: string) {
  await own.DELETE("/probe-domains/{id}", { params: { path: { id } } });
}
