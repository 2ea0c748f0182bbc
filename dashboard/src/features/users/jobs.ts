import { useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "../../api/client";
import { USERS } from "./queries";

export type Job = Schemas["Job"] & { id: string };

/** A user of a file that was refused, and why. */
export interface ImportProblem {
  user?: { email?: string; user_id?: string };
  errors?: { code?: string; message?: string; path?: string }[];
}

const isOver = (job: Job | undefined) => job?.status === "completed" || job?.status === "failed";

/** A job, asked for again and again until it is over. */
export function useJob(id: string) {
  return useQuery({
    queryKey: [...USERS, "job", id],
    queryFn: async () => (await body(api.GET("/jobs/{id}", { params: { path: { id } } }))) as Job,
    refetchInterval: ({ state }) => (isOver(state.data) || state.error ? false : 1_000),
    // A finished export has a new link at every answer: one is enough.
    refetchOnWindowFocus: ({ state }) => !isOver(state.data),
    enabled: id !== "",
  });
}

export function useProblems(job: Job) {
  return useQuery({
    queryKey: [...USERS, "job", job.id, "problems"],
    queryFn: async () => {
      const { data } = await api.GET("/jobs/{id}/errors", { params: { path: { id: job.id } } });
      return (Array.isArray(data) ? data : []) as ImportProblem[];
    },
  });
}

export interface ImportWish {
  file: File;
  connection: string;
  upsert: boolean;
}

/** Sends a file of users; the answer is the job that takes them in. */
export async function startImport({ file, connection, upsert }: ImportWish): Promise<Job> {
  const form = new FormData();
  form.append("users", file);
  form.append("connection_id", connection);
  form.append("upsert", String(upsert));
  form.append("send_completion_email", "false");
  const wish = { users: file, connection_id: connection, upsert };
  return (await body(api.POST("/jobs/users-imports", { body: wish, bodySerializer: () => form }))) as Job;
}

export interface ExportWish {
  format: "json" | "csv";
  connection: string | null;
  columns: string[];
}

/** Asks for a file of users. */
export async function startExport({ format, connection, columns }: ExportWish): Promise<Job> {
  const wish = {
    format,
    ...(connection ? { connection_id: connection } : {}),
    ...(format === "csv" && columns.length > 0 ? { fields: columns.map((name) => ({ name })) } : {}),
  };
  return (await body(api.POST("/jobs/users-exports", { body: wish }))) as Job;
}
