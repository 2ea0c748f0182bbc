import { useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "../../api/client";
import { ApiError } from "../../api/errors";

export type Settings = Schemas["TenantSettings"];
export type EmailTemplate = Schemas["EmailTemplate"];

/** The mail server, as far as the API shows it: never the password. */
export interface Provider {
  name: string;
  enabled?: boolean;
  default_from_address?: string;
  credentials?: { smtp_host?: string; smtp_port?: number; smtp_user?: string };
}

export const SETTINGS = ["settings"];

/** The mails in which a tenant's own words count. */
export const TEMPLATES = ["verify_email", "reset_email", "welcome_email", "user_invitation"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

export function useSettings() {
  return useQuery({
    queryKey: [...SETTINGS, "tenant"],
    queryFn: async () => (await body(api.GET("/tenants/settings"))) as Settings,
  });
}

/** Null when there is none. */
function orNull(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) {
    return null;
  }
  throw error;
}

export function useProvider() {
  return useQuery({
    queryKey: [...SETTINGS, "provider"],
    queryFn: async () => (await body(api.GET("/emails/provider")).catch(orNull)) as Provider | null,
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: [...SETTINGS, "templates"],
    queryFn: async () => {
      const all = await Promise.all(
        TEMPLATES.map((templateName) =>
          body(api.GET("/email-templates/{templateName}", { params: { path: { templateName } } })).catch(orNull),
        ),
      );
      return Object.fromEntries(TEMPLATES.map((name, i) => [name, all[i]])) as Record<TemplateName, EmailTemplate | null>;
    },
  });
}

/** Identifiers of APIs and names of connections, to choose from. */
export function useChoices(kind: "apis" | "connections", enabled: boolean) {
  return useQuery({
    queryKey: [...SETTINGS, "choices", kind],
    queryFn: async () => {
      const query = { per_page: 100 };
      if (kind === "apis") {
        const all = (await body(api.GET("/resource-servers", { params: { query } }))) as Schemas["ResourceServer"][];
        return all.map((a) => ({ value: String(a.identifier), label: `${a.name} (${a.identifier})` }));
      }
      const all = (await body(api.GET("/connections", { params: { query } }))) as Schemas["Connection"][];
      return all.map((c) => ({ value: String(c.name), label: String(c.name) }));
    },
    enabled,
  });
}
