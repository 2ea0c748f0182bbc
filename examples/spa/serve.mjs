// Serves dist/ over https. usage: node serve.mjs DATA_DIR
// Nothing about the identity server is built into dist/: /config.json is made from DATA_DIR/sample.json.
import { createReadStream, readFileSync, statSync } from "node:fs";
import https from "node:https";
import path from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

const dataDir = process.argv[2];
if (!dataDir) {
  console.error("usage: node serve.mjs DATA_DIR   (the directory that the Ostiary server was started with)");
  process.exit(2);
}
const dist = path.join(import.meta.dirname, "dist");
const sample = JSON.parse(readFileSync(path.join(dataDir, "sample.json"), "utf8"));

// Only what a browser may know: sample.json holds passwords and a client secret as well.
const config = JSON.stringify({
  domain: sample.domain,
  clientId: sample.spa.client_id,
  apis: sample.apis.map(({ name, identifier, url, language }) => ({ name, identifier, url, language })),
});

const issuer = new URL(sample.issuer).origin;
const apis = sample.apis.map((api) => new URL(api.url).origin).join(" ");
const headers = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'", // holds the refresh token, out of reach of other scripts
    "img-src 'self' https: data:", // profile pictures come from anywhere
    `connect-src 'self' ${issuer} ${apis}`,
    `frame-src ${issuer}`, // the hidden iframe of silent renewal
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; "),
  // A popup of the issuer must be able to answer its opener (consent for the second API).
  "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  // No Strict-Transport-Security: on localhost it would bind every other port of this machine too.
};

function send(request, response, status, extra, body) {
  response.writeHead(status, { ...headers, ...extra });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The file for a request path, index.html for a path of the app's own, or null for a missing asset. */
function fileFor(pathname) {
  const file = path.join(dist, path.normalize(pathname));
  const inside = file.startsWith(dist + path.sep);
  if (inside && statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return file;
  }
  return path.extname(pathname) ? null : path.join(dist, "index.html");
}

function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    send(request, response, 405, { Allow: "GET, HEAD" }, "");
    return;
  }
  let pathname;
  try {
    pathname = decodeURIComponent(request.url.split("?", 1)[0]);
  } catch {
    send(request, response, 400, { "Content-Type": "text/plain" }, "Malformed path");
    return;
  }
  if (pathname === "/config.json") {
    send(request, response, 200, { "Content-Type": "application/json", "Cache-Control": "no-store" }, config);
    return;
  }
  const file = pathname.includes("\0") ? null : fileFor(pathname);
  if (!file) {
    send(request, response, 404, { "Content-Type": "text/plain" }, "Not found");
    return;
  }
  sendFile(request, response, file);
}

function sendFile(request, response, file) {
  // Names under assets/ carry a hash of their content, so they never change.
  const fixed = file.startsWith(path.join(dist, "assets") + path.sep);
  response.writeHead(200, {
    ...headers,
    "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "Cache-Control": fixed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(file).pipe(response);
}

const tls = {
  cert: readFileSync(path.join(dataDir, "tls", "localhost.pem")),
  key: readFileSync(path.join(dataDir, "tls", "localhost.key")),
};
const server = https.createServer(tls, answer);
server.listen(Number(new URL(sample.spa.url).port), "localhost", () => {
  console.log(`The single-page app is at ${sample.spa.url}`);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
