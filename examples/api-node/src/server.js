import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";
import { createApp } from "./app.js";

const dataDir = process.argv[2];
if (!dataDir) {
  console.error("usage: node src/server.js DATA_DIR   (the directory that the Ostiary server was started with)");
  process.exit(2);
}
if (!process.env.NODE_EXTRA_CA_CERTS) {
  console.error(`Set NODE_EXTRA_CA_CERTS=${path.join(dataDir, "tls", "ca.pem")} so that Node trusts the issuer.`);
  process.exit(2);
}

const sample = JSON.parse(readFileSync(path.join(dataDir, "sample.json"), "utf8"));
const api = sample.apis.find((candidate) => candidate.language === "node");
const app = createApp({
  issuer: sample.issuer,
  audience: api.identifier,
  allowedOrigin: new URL(sample.spa.url).origin,
});

const tls = {
  cert: readFileSync(path.join(dataDir, "tls", "localhost.pem")),
  key: readFileSync(path.join(dataDir, "tls", "localhost.key")),
};
const server = https.createServer(tls, app);
server.listen(Number(new URL(api.url).port), "localhost", () => {
  console.log(`${api.name} listens on ${api.url} for tokens with audience ${api.identifier}`);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
