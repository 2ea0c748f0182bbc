import { noAddresses, scopeOf, type Technology, withApi } from "./types";

const BUNDLE = "com.example.myapp";

const reactNative: Technology = {
  id: "react-native",
  name: "React Native",
  kind: "native",
  origin: null,
  addresses: (_origin, domain) => {
    const host = domain.replace(/^https?:\/\//, "");
    const urls = ["ios", "android"].map((system) => `${BUNDLE}.auth0://${host}/${system}/${BUNDLE}/callback`);
    return { callbacks: urls, allowed_logout_urls: urls, web_origins: [] };
  },
  trust: ["device"],
  steps: (values) => [
    {
      kind: "create",
      code: `npx -y @react-native-community/cli@latest init MyApp --package-name ${BUNDLE}
cd MyApp
npm install react-native-auth0
npx pod-install`,
    },
    {
      kind: "part",
      file: "android/app/build.gradle (inside defaultConfig)",
      code: `manifestPlaceholders = [auth0Domain: "${values.domain}", auth0Scheme: "\${applicationId}.auth0"]`,
    },
    {
      kind: "part",
      file: "ios/MyApp/Info.plist (inside the outermost dict)",
      code: `<key>CFBundleURLTypes</key>
<array>
  <dict>
    <key>CFBundleTypeRole</key>
    <string>None</string>
    <key>CFBundleURLName</key>
    <string>auth0</string>
    <key>CFBundleURLSchemes</key>
    <array>
      <string>$(PRODUCT_BUNDLE_IDENTIFIER).auth0</string>
    </array>
  </dict>
</array>
`,
    },
    {
      kind: "file",
      file: "App.tsx",
      code: `import { Button, Text, View } from "react-native";
import { Auth0Provider, useAuth0 } from "react-native-auth0";

export default function App() {
  return (
    <Auth0Provider domain="${values.domain}" clientId="${values.clientId}">
      <Home />
    </Auth0Provider>
  );
}

function Home() {
  const { authorize, clearSession, user, isLoading, error } = useAuth0();
  if (isLoading) {
    return <Text>One moment …</Text>;
  }
  const signIn = () => authorize({ ${withApi(values, `audience: "${values.audience}", `)}scope: "${scopeOf(values)}" });
  return (
    <View style={{ padding: 48 }}>
      {error ? <Text>The sign-in failed: {error.message}</Text> : null}
      <Text>{user ? \`You are signed in as \${user.email}.\` : "You are signed out."}</Text>
      <Button title={user ? "Sign out" : "Sign in"} onPress={() => void (user ? clearSession() : signIn())} />
    </View>
  );
}
`,
    },
    { kind: "run", code: "npm run android" },
  ],
};

const commandLine: Technology = {
  id: "cli",
  name: "Command line",
  kind: "native",
  origin: null,
  // Any port: RFC 8252 section 7.3.
  addresses: () => ({ ...noAddresses(), callbacks: ["http://127.0.0.1/callback"] }),
  trust: ["browser", "node"],
  steps: (values) => [
    {
      kind: "create",
      code: `mkdir my-app
cd my-app
npm init -y
npm pkg set type=module
npm install openid-client`,
    },
    {
      kind: "file",
      file: "sign-in.js",
      code: `import { createServer } from "node:http";
import * as openid from "openid-client";

const config = await openid.discovery(
  new URL("${values.issuer}"),
  "${values.clientId}",
  undefined,
  openid.None(),${values.issuer.startsWith("http:") ? "\n  { execute: [openid.allowInsecureRequests] }," : ""}
);
const pkceCodeVerifier = openid.randomPKCECodeVerifier();
const expectedState = openid.randomState();

// The browser brings the answer to a port that is free just now.
const server = createServer().listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const redirectUri = \`http://127.0.0.1:\${server.address().port}/callback\`;

const address = openid.buildAuthorizationUrl(config, {
  redirect_uri: redirectUri,
${withApi(values, `  audience: "${values.audience}",\n`)}  scope: "${scopeOf(values)}",
  state: expectedState,
  code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: "S256",
});
console.log("Open this address in a browser:\\n" + address.href);

server.on("request", async (request, response) => {
  const answer = new URL(request.url, redirectUri);
  if (answer.pathname !== "/callback") {
    response.writeHead(404).end();
    return;
  }
  try {
    const tokens = await openid.authorizationCodeGrant(config, answer, { pkceCodeVerifier, expectedState });
    console.log("You are signed in as " + tokens.claims().email + ".");
${withApi(values, `    console.log("Access token for the API: " + tokens.access_token);\n`)}    response.end("You are signed in. You may close this window.");
  } catch (error) {
    console.error("The sign-in failed: " + error.message);
    response.end("The sign-in failed.");
  }
  server.close();
  server.closeAllConnections();
});
`,
    },
    { kind: "run", code: "node sign-in.js" },
  ],
};

export const NATIVE = [reactNative, commandLine];
