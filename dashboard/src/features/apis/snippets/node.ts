import { jwksOf, PUBLIC_KEY, type QuickStart, resourceOf, type Target } from "./target";

const byScope = (t: Target) => ({
  imports: "auth, requiredScopes",
  guard: `const mayCall = requiredScopes(${JSON.stringify(t.permission)});`,
});

const byPermission = (t: Target) => ({
  imports: "auth, InsufficientScopeError",
  guard: `const mayCall = (request, response, next) => {
  const permissions = request.auth.payload.permissions ?? [];
  const allowed = permissions.includes(${JSON.stringify(t.permission)});
  next(allowed ? undefined : new InsufficientScopeError([${JSON.stringify(t.permission)}]));
};`,
});

function server(t: Target, checks: string): string {
  const { imports, guard } = t.claim === "scope" ? byScope(t) : byPermission(t);
  const route = resourceOf(t);
  return `import express from "express";
import { ${imports} } from "express-oauth2-jwt-bearer";

const app = express();

// Signature, issuer, audience and expiry; 401 when one of them is wrong.
const requireToken = auth({
${checks}
});

// What the caller may do; 403 when the permission is missing.
${guard}

app.get("/${route}", requireToken, mayCall, (request, response) => {
  response.json({ caller: request.auth.payload.sub });
});

// The library's errors carry the status and the WWW-Authenticate header.
app.use((error, request, response, next) => {
  const { status = 500, headers = {}, code, message } = error;
  response.status(status).set(headers).json({ error: code ?? (status === 401 ? "unauthorized" : "error"), message });
});

app.listen(3001, () => console.log("http://localhost:3001/${route}"));
`;
}

const start = (t: Target, checks: string): QuickStart => ({
  name: "Node",
  library: "Express, express-oauth2-jwt-bearer",
  knows: [...PUBLIC_KEY, "HS256"],
  install: "npm init -y && npm install express@5 express-oauth2-jwt-bearer@1",
  files: [{ name: "server.mjs", code: server(t, checks) }],
  path: `/${resourceOf(t)}`,
  run: "node server.mjs",
  trust: "NODE_EXTRA_CA_CERTS=DATA/tls/ca.pem node server.mjs",
});

export function nodeStart(t: Target): QuickStart {
  // By discovery the library allows only the algorithms that it lists for ID tokens.
  const listed = ["RS256", "PS256"].includes(t.algorithm);
  const keys = listed
    ? `issuerBaseURL: ${JSON.stringify(t.issuer)},`
    : `issuer: ${JSON.stringify(t.issuer)},\n  jwksUri: ${JSON.stringify(jwksOf(t))},`;
  return start(
    t,
    `  ${keys}
  audience: ${JSON.stringify(t.audience)},
  tokenSigningAlg: "${t.algorithm}", // yours to choose, not the token's`,
  );
}

/** With a shared secret instead of public keys: nothing is fetched. */
export function nodeSecretStart(t: Target): QuickStart {
  const made = start(
    t,
    `  issuer: ${JSON.stringify(t.issuer)},
  audience: ${JSON.stringify(t.audience)},
  secret: process.env.SIGNING_SECRET, // from the settings of this API; whoever has it can make tokens
  tokenSigningAlg: "HS256",`,
  );
  return { ...made, run: "SIGNING_SECRET='…' node server.mjs" };
}
