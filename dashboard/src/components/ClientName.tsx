import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, body } from "../api/client";
import { useMay } from "../api/session";

/** An application by its name, as far as the person may know it. */
export function ClientName({ id }: { id: string }) {
  const may = useMay("read:clients");
  const client = useQuery({
    queryKey: ["client-name", id],
    queryFn: async () => {
      const query = { fields: "name", include_fields: true };
      const found = await body(api.GET("/clients/{id}", { params: { path: { id }, query } }));
      return (found as { name?: string }).name ?? id;
    },
    enabled: may && id !== "",
    staleTime: 300_000,
  });
  return client.data ? (
    <Link to={`/applications/${id}`} className="quiet">
      {client.data}
    </Link>
  ) : (
    <>{id}</>
  );
}
