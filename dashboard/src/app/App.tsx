import { Auth0Provider, type AppState } from "@auth0/auth0-react";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { RouterProvider } from "react-router";
import { queryClient } from "../api/query";
import { SCOPES } from "../api/scopes";
import { DASHBOARD_CLIENT } from "../api/session";
import { LanguageProvider } from "../words/language";
import { router } from "./router";
import { SignIn } from "./SignIn";
import { theme, variables } from "./theme";

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
// What locks the page behind a dialog makes a style element of its own.
setNonce(nonce);

const home = `${window.location.origin}/dashboard/`;

/** The dashboard is an application like any other: it signs people in and calls an API. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <LanguageProvider>
        <Auth0Provider
          domain={window.location.origin}
          clientId={DASHBOARD_CLIENT}
          authorizationParams={{
            redirect_uri: home,
            audience: `${window.location.origin}/api/v2/`,
            scope: SCOPES.join(" "),
          }}
          onRedirectCallback={(state?: AppState) => {
            void router.navigate(state?.returnTo ?? "/", { replace: true });
          }}
        >
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-right" />
            <SignIn>
              <RouterProvider router={router} />
            </SignIn>
          </QueryClientProvider>
        </Auth0Provider>
      </LanguageProvider>
    </MantineProvider>
  );
}
