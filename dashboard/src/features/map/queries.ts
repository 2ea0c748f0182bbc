import { useQuery } from "@tanstack/react-query";
import { body, own, type OwnSchemas } from "../../api/client";

export type Risk = OwnSchemas["MapRisk"];
export type Access = OwnSchemas["MapAccessEdge"];
export type AccessMap = OwnSchemas["AccessMap"];

export function useAccessMap(window: number) {
  return useQuery({
    queryKey: ["access-map", window],
    queryFn: () => body(own.GET("/access-map", { params: { query: { window } } })),
    placeholderData: (before) => before,
    refetchInterval: 30_000,
  });
}
