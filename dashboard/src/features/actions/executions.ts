import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { body, own } from "../../api/client";
import type { ProgramRun, RunResult } from "../../components/program/api";

/** One sign-in or other event at which programs ran. */
export interface Execution {
  id: string;
  trigger_id: string;
  created_at: string;
  duration_ms: number;
  status: RunResult["status"];
  user_id?: string | null;
  client_id?: string | null;
  results: ProgramRun[];
}

/** What is looked for; empty means everything. */
export interface Wish {
  trigger: string;
  status: string;
  program: string;
  user: string;
}

const PAGE = 50;

export function useExecutions(wish: Wish) {
  return useInfiniteQuery({
    queryKey: ["executions", wish],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = {
        take: PAGE,
        ...(wish.trigger && { trigger: wish.trigger }),
        ...(wish.status && { status: wish.status }),
        ...(wish.program && { program: wish.program }),
        ...(wish.user && { user_id: wish.user }),
        ...(pageParam && { from: pageParam }),
      };
      return (await body(own.GET("/executions", { params: { query } }))) as unknown as { executions: Execution[]; next?: string | null };
    },
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 0,
  });
}

export function useExecution(id: string) {
  return useQuery({
    queryKey: ["executions", "one", id],
    queryFn: async () => (await body(own.GET("/executions/{id}", { params: { path: { id } } }))) as unknown as Execution,
  });
}
