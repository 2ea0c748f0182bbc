import { useQuery } from "@tanstack/react-query";
import { body, own, type OwnSchemas } from "../../api/client";

export type Day = OwnSchemas["ActivityDay"];
export type Attention = OwnSchemas["ActivityAttention"];

export function useActivity(days: number) {
  return useQuery({
    queryKey: ["activity", days],
    queryFn: () => body(own.GET("/activity", { params: { query: { days } } })),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}
