import { originOnly, portOf, scopeOf, type Step, type Technology, type Values, withApi } from "./types";

function create(template: string, sdk: string): Step {
  return {
    kind: "create",
    code: `npm create -y vite@latest my-app -- --template ${template} --no-interactive
cd my-app
npm install ${sdk}`,
  };
}

function env(values: Values): Step {
  return {
    kind: "env",
    file: ".env",
    code: `VITE_AUTH0_DOMAIN=${values.domain}
VITE_AUTH0_CLIENT_ID=${values.clientId}
${withApi(values, `VITE_AUTH0_AUDIENCE=${values.audience}\n`)}`,
  };
}

function vite(values: Values): Step {
  return { kind: "run", code: `npm run dev -- --port ${portOf(values.origin)} --strictPort` };
}

/** The members of authorizationParams, which all of these SDKs share. */
function parameters(values: Values, indent: string, audience: string): string {
  return [
    "redirect_uri: window.location.origin,",
    ...(values.audience ? [`audience: ${audience},`] : []),
    `scope: "${scopeOf(values)}",`,
  ].join(`\n${indent}`);
}

const react: Technology = {
  id: "react",
  name: "React",
  kind: "spa",
  origin: "http://localhost:3000",
  addresses: originOnly,
  trust: ["browser"],
  steps: (values) => [
    create("react-ts", "@auth0/auth0-react"),
    env(values),
    {
      kind: "file",
      file: "src/main.tsx",
      code: `import { Auth0Provider } from "@auth0/auth0-react";
import { createRoot } from "react-dom/client";
import App from "./App";

createRoot(document.getElementById("root")!).render(
  <Auth0Provider
    domain={import.meta.env.VITE_AUTH0_DOMAIN}
    clientId={import.meta.env.VITE_AUTH0_CLIENT_ID}
    authorizationParams={{
      ${parameters(values, "      ", "import.meta.env.VITE_AUTH0_AUDIENCE")}
    }}
  >
    <App />
  </Auth0Provider>,
);
`,
    },
    {
      kind: "file",
      file: "src/App.tsx",
      code: `import { useAuth0 } from "@auth0/auth0-react";
${withApi(values, `import { useState } from "react";\n`)}
export default function App() {
  const { isLoading, isAuthenticated, error, user, loginWithRedirect, logout${withApi(values, ", getAccessTokenSilently")} } = useAuth0();
${withApi(values, `  const [token, setToken] = useState("");\n`)}
  if (isLoading) {
    return <p>One moment …</p>;
  }
  if (error) {
    return <p>The sign-in failed: {error.message}</p>;
  }
  if (!isAuthenticated) {
    return <button onClick={() => loginWithRedirect()}>Sign in</button>;
  }
  return (
    <main>
      <p>You are signed in as {user?.email}.</p>
${withApi(
  values,
  `      <button onClick={async () => setToken((await getAccessTokenSilently()) ?? "")}>Get an access token</button>
      {/* Send it to your API: fetch(url, { headers: { Authorization: "Bearer " + token } }) */}
      <pre style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{token}</pre>
`,
)}      <button onClick={() => logout({ logoutParams: { returnTo: window.location.origin } })}>Sign out</button>
    </main>
  );
}
`,
    },
    vite(values),
  ],
};

const angular: Technology = {
  id: "angular",
  name: "Angular",
  kind: "spa",
  origin: "http://localhost:4200",
  addresses: originOnly,
  trust: ["browser"],
  steps: (values) => [
    {
      kind: "create",
      code: `npx -y @angular/cli@latest new my-app --defaults
cd my-app
npm install @auth0/auth0-angular`,
    },
    {
      kind: "file",
      file: "src/app/app.config.ts",
      code: `import { type ApplicationConfig } from "@angular/core";
import { provideAuth0 } from "@auth0/auth0-angular";

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0({
      domain: "${values.domain}",
      clientId: "${values.clientId}",
      authorizationParams: {
        ${parameters(values, "        ", `"${values.audience}"`)}
      },
    }),
  ],
};
`,
    },
    {
      kind: "file",
      file: "src/app/app.ts",
      code: `import { AsyncPipe } from "@angular/common";
import { Component, inject${withApi(values, ", signal")} } from "@angular/core";
import { AuthService } from "@auth0/auth0-angular";

@Component({
  selector: "app-root",
  imports: [AsyncPipe],
  template: \`
    @if (auth.error$ | async; as error) {
      <p>The sign-in failed: {{ error.message }}</p>
    }
    @if (auth.isLoading$ | async) {
      <p>One moment …</p>
    } @else if (auth.user$ | async; as user) {
      <p>You are signed in as {{ user.email }}.</p>
${withApi(
  values,
  `      <button (click)="showToken()">Get an access token</button>
      <pre style="white-space: pre-wrap; overflow-wrap: anywhere">{{ token() }}</pre>
`,
)}      <button (click)="signOut()">Sign out</button>
    } @else {
      <button (click)="auth.loginWithRedirect()">Sign in</button>
    }
  \`,
})
export class App {
  protected readonly auth = inject(AuthService);
${withApi(
  values,
  `  protected readonly token = signal("");

  // Send it to your API in the header Authorization: Bearer …
  protected showToken() {
    this.auth.getAccessTokenSilently().subscribe((token) => this.token.set(token ?? ""));
  }
`,
)}
  protected signOut() {
    this.auth.logout({ logoutParams: { returnTo: window.location.origin } });
  }
}
`,
    },
    { kind: "run", code: `npm start -- --port ${portOf(values.origin)}` },
  ],
};

const vue: Technology = {
  id: "vue",
  name: "Vue",
  kind: "spa",
  origin: "http://localhost:3000",
  addresses: originOnly,
  trust: ["browser"],
  steps: (values) => [
    create("vue-ts", "@auth0/auth0-vue"),
    env(values),
    {
      kind: "file",
      file: "src/main.ts",
      code: `import { createAuth0 } from "@auth0/auth0-vue";
import { createApp } from "vue";
import App from "./App.vue";

createApp(App)
  .use(
    createAuth0({
      domain: import.meta.env.VITE_AUTH0_DOMAIN,
      clientId: import.meta.env.VITE_AUTH0_CLIENT_ID,
      authorizationParams: {
        ${parameters(values, "        ", "import.meta.env.VITE_AUTH0_AUDIENCE")}
      },
    }),
  )
  .mount("#app");
`,
    },
    {
      kind: "file",
      file: "src/App.vue",
      code: `<script setup lang="ts">
import { useAuth0 } from "@auth0/auth0-vue";
${withApi(values, `import { ref } from "vue";\n`)}
const { isLoading, isAuthenticated, error, user, loginWithRedirect, logout${withApi(values, ", getAccessTokenSilently")} } = useAuth0();
const signOut = () => logout({ logoutParams: { returnTo: window.location.origin } });
${withApi(
  values,
  `
// Send it to your API in the header Authorization: Bearer …
const token = ref("");
const showToken = async () => {
  token.value = (await getAccessTokenSilently()) ?? "";
};
`,
)}</script>

<template>
  <p v-if="isLoading">One moment …</p>
  <p v-else-if="error">The sign-in failed: {{ error.message }}</p>
  <main v-else-if="isAuthenticated">
    <p>You are signed in as {{ user?.email }}.</p>
${withApi(
  values,
  `    <button @click="showToken">Get an access token</button>
    <pre style="white-space: pre-wrap; overflow-wrap: anywhere">{{ token }}</pre>
`,
)}    <button @click="signOut">Sign out</button>
  </main>
  <button v-else @click="loginWithRedirect()">Sign in</button>
</template>
`,
    },
    vite(values),
  ],
};

const javascript: Technology = {
  id: "javascript",
  name: "JavaScript",
  kind: "spa",
  origin: "http://localhost:3000",
  addresses: originOnly,
  trust: ["browser"],
  steps: (values) => [
    create("vanilla", "@auth0/auth0-spa-js"),
    env(values),
    {
      kind: "file",
      file: "src/main.js",
      code: `import { createAuth0Client } from "@auth0/auth0-spa-js";

const page = document.getElementById("app");
const client = await createAuth0Client({
  domain: import.meta.env.VITE_AUTH0_DOMAIN,
  clientId: import.meta.env.VITE_AUTH0_CLIENT_ID,
  authorizationParams: {
    ${parameters(values, "    ", "import.meta.env.VITE_AUTH0_AUDIENCE")}
  },
});

// Back from the sign-in: take the answer out of the address.
const answer = new URLSearchParams(window.location.search);
if (answer.has("state") && (answer.has("code") || answer.has("error"))) {
  try {
    await client.handleRedirectCallback();
  } catch (error) {
    page.append("The sign-in failed: " + error.message);
  }
  window.history.replaceState({}, "", window.location.pathname);
}

function button(text, onClick) {
  const made = document.createElement("button");
  made.textContent = text;
  made.addEventListener("click", onClick);
  page.append(made);
}

page.textContent = "";
if (await client.isAuthenticated()) {
  const user = await client.getUser();
  page.append("You are signed in as " + user.email + ". ");
${withApi(
  values,
  `  // Send it to your API in the header Authorization: Bearer …
  button("Get an access token", async () => page.append(await client.getTokenSilently()));
`,
)}  button("Sign out", () => client.logout({ logoutParams: { returnTo: window.location.origin } }));
} else {
  button("Sign in", () => client.loginWithRedirect());
}
`,
    },
    vite(values),
  ],
};

export const SPA = [react, angular, vue, javascript];
