import { useQuery } from "@tanstack/react-query";
import { api, body, own, type OwnSchemas } from "../../api/client";
import { useMay } from "../../api/session";

export type Kind = "action" | "rule" | "hook" | "database";

/** What a program decided: a call of its api, which the server carries out afterwards. */
export interface Command {
  name: string;
  arguments: unknown[];
  /** Where in the program, from 1. */
  line?: number | null;
}

export interface RunError {
  name?: string;
  message: string;
  line?: number | null;
  stack?: string | null;
}

/** What a program asked another server for. */
export interface Call {
  name: string;
  detail?: string;
  status?: string | number | null;
  duration_ms?: number;
  /** Why there was no answer. */
  error?: string | null;
}

/** How a run of a program ended, and what it did on its way. */
export interface RunResult {
  kind?: Kind;
  /** `busy`: no process was free in time. */
  status: "ok" | "failed" | "late" | "crashed" | "busy";
  duration_ms: number;
  value?: unknown;
  commands?: Command[];
  logs?: { level: string; text: string; at_ms?: number }[];
  error?: RunError | null;
  calls?: Call[];
}

/** What one program did at a sign-in or another event, or would do. */
export interface ProgramRun extends RunResult {
  kind: Kind;
  id: string;
  name: string;
  /** Of an action; nothing or 0 for the others. */
  version?: number | null;
}

/** A run that a person asks for: what the program is given depends on its kind. */
export interface ScriptRun {
  kind: Kind;
  code?: string;
  /** An action whose draft runs, with its secrets, in place of code. */
  id?: string;
  trigger?: string;
  script?: string;
  event?: unknown;
  user?: unknown;
  context?: unknown;
  arguments?: unknown[];
  secrets?: Record<string, string>;
  configuration?: Record<string, string>;
  /** Whether requests to other servers are really sent. */
  calls?: boolean;
}

/** Runs a program once; nothing that it decides is carried out. */
export async function runScript(run: ScriptRun): Promise<RunResult> {
  const result = await body(own.POST("/script-runs", { body: run as OwnSchemas["ScriptRunCreate"] }));
  return { ...(result as RunResult), kind: run.kind };
}

/** What a program of a trigger is told, made up or of a user and an application; a rule is told user and context. */
export async function fetchEvent(trigger: string, user: string, client: string): Promise<object> {
  const query = { ...(user && { user_id: user }), ...(client && { client_id: client }) };
  const answer = await body(own.GET("/trigger-events/{trigger}", { params: { path: { trigger }, query } }));
  const { event, ...others } = answer as { event?: object };
  return event ?? others;
}

/** The declarations of what a program is given; without them the editor knows JavaScript only. */
export function useTypes(of: string): string | undefined {
  const may = useMay("read:actions");
  const query = useQuery({
    enabled: may,
    queryKey: ["programs", "types", of],
    queryFn: async () => (await body(own.GET("/action-types/{trigger}", { params: { path: { trigger: of } } }))).types,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return query.data;
}

/** The applications that an event can be of. */
export function useApps() {
  return useQuery({
    queryKey: ["programs", "apps"],
    queryFn: async () => {
      const query = { per_page: 100, fields: "client_id,name", include_fields: true, is_global: false };
      return (await body(api.GET("/clients", { params: { query } }))) as { client_id: string; name: string }[];
    },
  });
}

/** A worked example of the library. */
export type Example = OwnSchemas["ActionExample"];

const NO_EXAMPLES: Example[] = [];

/** The worked examples; none while they are not known. */
export function useExamples(): Example[] {
  const may = useMay("read:actions");
  const query = useQuery({
    queryKey: ["programs", "examples"],
    enabled: may,
    queryFn: async () => (await body(own.GET("/action-library"))).examples,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return query.data ?? NO_EXAMPLES;
}
