import { useQuery } from "@tanstack/react-query";
import { api, body, listed, own, type OwnSchemas } from "../../api/client";
import type { ProgramRun } from "../../components/program/api";

export type TokenPreview = OwnSchemas["TokenPreview"];
export type Provenance = OwnSchemas["PreviewProvenance"];
export type Dropped = OwnSchemas["PreviewDropped"];
/** What the programs that a request would meet did when they were asked without effect. */
export function runsOf(preview: TokenPreview): ProgramRun[] {
  return preview.actions as ProgramRun[];
}

export type Grant = NonNullable<OwnSchemas["TokenPreviewRequestCreate"]["grant_type"]>;

export const GRANTS: Grant[] = [
  "authorization_code",
  "refresh_token",
  "client_credentials",
  "password",
  "implicit",
];

/** A request as the address of the page holds it; what is empty is left out. */
export interface Wish {
  app: string;
  user: string;
  api: string;
  scope: string;
  organization: string;
  grant: string;
}

/** Asks for a preview as soon as an application is chosen. */
export function usePreview(wish: Wish) {
  return useQuery({
    queryKey: ["token-preview", wish],
    enabled: wish.app !== "",
    queryFn: () =>
      body(
        own.POST("/token-previews", {
          body: {
            client_id: wish.app,
            ...(wish.user && { user_id: wish.user }),
            ...(wish.api && { audience: wish.api }),
            ...(wish.scope && { scope: wish.scope }),
            ...(wish.organization && { organization: wish.organization }),
            ...(wish.grant && { grant_type: wish.grant as Grant }),
          },
        }),
      ),
    // What was true a moment ago may be changed on the next tab.
    staleTime: 0,
    placeholderData: (before) => (wish.app ? before : undefined),
  });
}

const MOST = 100;

export type App = { client_id: string; name: string; grant_types?: string[] };

/** The applications; those beyond the first hundred are found by typing their client id. */
export function useApps() {
  return useQuery({
    queryKey: ["token-preview", "apps"],
    queryFn: async () => {
      const query = {
        per_page: MOST,
        include_totals: true,
        fields: "client_id,name,grant_types",
        include_fields: true,
        is_global: false,
      };
      return (await listed(api.GET("/clients", { params: { query } }), "clients")).rows as App[];
    },
  });
}

export type Api = { identifier: string; name: string; scopes?: { value: string; description?: string }[] };

export function useApis() {
  return useQuery({
    queryKey: ["token-preview", "apis"],
    queryFn: async () => {
      const query = { per_page: MOST, include_totals: true };
      return (await listed(api.GET("/resource-servers", { params: { query } }), "resource_servers")).rows as Api[];
    },
  });
}
