import { useQuery } from "@tanstack/react-query";
import { api, body } from "./client";
import { searchFor } from "./userSearch";

/** As much of a user as a choice needs. */
export interface Person {
  user_id: string;
  name?: string;
  email?: string;
}

/** A few users whose names or addresses begin with a text. */
export function usePeople(text: string): Person[] {
  const found = useQuery({
    queryKey: ["people", text],
    queryFn: async () => {
      const q = searchFor(text);
      const query = { per_page: 10, search_engine: "v3" as const, fields: "user_id,name,email", ...(q && { q }) };
      return (await body(api.GET("/users", { params: { query } }))) as Person[];
    },
    placeholderData: (before) => before,
  });
  return found.data ?? [];
}

/** One user; nobody for no id, and before the answer is there. */
export function usePerson(id: string): Person | undefined {
  const found = useQuery({
    queryKey: ["person", id],
    enabled: id !== "",
    queryFn: async () => (await body(api.GET("/users/{id}", { params: { path: { id } } }))) as Person,
  });
  return id === "" ? undefined : found.data;
}
