import { useQuery } from "@tanstack/react-query";
import { ostiary } from "../../api/client";

export interface Risk {
  code: string;
  message: string;
}

export interface Access {
  client_id: string;
  audience: string;
  kind: "user" | "client";
  via: "allow_all" | "client_grant" | "current_user_only" | "no_scopes" | "none";
  grant_types: string[];
  scopes_max: string[];
  scopes_count: number;
  issued: number;
  blocked: number;
  last: string | null;
  risks: Risk[];
}

export interface AccessMap {
  window: number;
  truncated: boolean;
  nodes: {
    connections: { id: string; name: string; strategy: string }[];
    applications: { client_id: string; name: string; app_type: string | null; is_first_party: boolean }[];
    apis: { id: string; identifier: string; name: string; system: boolean; rbac: boolean; signing_alg: string }[];
    roles: { id: string; name: string }[];
  };
  edges: {
    connections: { connection: string; client_id: string }[];
    access: Access[];
    roles: { role: string; audience: string; permissions: string[]; permissions_count: number }[];
  };
}

export function useAccessMap(window: number) {
  return useQuery({
    queryKey: ["access-map", window],
    queryFn: () => ostiary<AccessMap>(`/access-map?window=${window}`),
    placeholderData: (before) => before,
    refetchInterval: 30_000,
  });
}
