import { Auth0Provider } from "@auth0/auth0-react";
import workerUrl from "@auth0/auth0-spa-js/dist/auth0-spa-js.worker.production.js?url";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { orderCalls, REPORT_CALLS, scopeFor } from "./calls";
import { type Config, loadConfig } from "./config";
import { readRenewal } from "./renewal";
import "./styles.css";

function SignedApp({ config }: { config: Config }) {
  return (
    <Auth0Provider
      domain={config.domain}
      clientId={config.clientId}
      authorizationParams={{
        redirect_uri: window.location.origin,
        // The access token of the login is for the Orders API. Without an audience it would be an opaque
        // token, good for the issuer's /userinfo only.
        audience: config.orders.identifier,
        // One client, two audiences: each has scopes of its own, and each gets a token of its own.
        scope: {
          [config.orders.identifier]: scopeFor(orderCalls("")),
          [config.reports.identifier]: scopeFor(REPORT_CALLS),
        },
      }}
      // Tokens stay in memory (the default): a script that gets into the page later finds no token in
      // localStorage. After a reload the SDK asks the issuer again, in a hidden iframe.
      cacheLocation="memory"
      useRefreshTokens={readRenewal() === "refresh_token"}
      // After a reload, and for the second audience, there is no refresh token yet: use the iframe then.
      useRefreshTokensFallback
      // The worker that holds refresh tokens, from our own origin: our policy allows no blob: workers.
      workerUrl={workerUrl}
      onRedirectCallback={(appState) => window.history.replaceState({}, "", appState?.returnTo ?? "/")}
    >
      <App config={config} />
    </Auth0Provider>
  );
}

const root = createRoot(document.getElementById("root") as HTMLElement);
try {
  const config = await loadConfig();
  root.render(
    <StrictMode>
      <SignedApp config={config} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<p className="notice bad">The app cannot start: {String(error)}</p>);
}
