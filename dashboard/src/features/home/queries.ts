import { useQuery } from "@tanstack/react-query";
import { ostiary } from "../../api/client";

export interface Day {
  date: string;
  logins: number;
  signups: number;
  failed_logins: number;
  tokens_issued: { user: number; client: number };
  blocked: number;
}

export interface Attention {
  code: string;
  message: string;
  /** Below the dashboard's address. */
  link: string;
  values: Record<string, string>;
}

export interface Activity {
  days: Day[];
  attention: Attention[];
}

export function useActivity(days: number) {
  return useQuery({
    queryKey: ["activity", days],
    queryFn: () => ostiary<Activity>(`/activity?days=${days}`),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}
