// Runs code that the dashboard shows, as somebody does who copied it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const tls = (name) => path.join(process.env.OSTIARY_E2E_DATA, "tls", name);

/** What lets each language trust the authority of a local server. */
const trust = () => ({
  CURL_CA_BUNDLE: tls("ca.pem"),
  NODE_EXTRA_CA_CERTS: tls("ca.pem"),
  REQUESTS_CA_BUNDLE: tls("ca.pem"),
  SSL_CERT_FILE: tls("ca.pem"),
  JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${tls("ca.p12")} -Djavax.net.ssl.trustStorePassword=changeit`,
  GO111MODULE: "off",
});

/** The file that each language of a tab is saved as, and how it is run there; C# needs a project of its own. */
export const LANGUAGES = {
  curl: { file: "call.sh", command: ["sh", "call.sh"], tool: ["curl", "--version"] },
  Node: { file: "call.mjs", command: ["node", "call.mjs"], tool: ["node", "--version"] },
  Python: { file: "call.py", command: ["python3", "call.py"], tool: ["python3", "-c", "import requests"] },
  Java: { file: "GetToken.java", command: ["java", "GetToken.java"], tool: ["java", "--version"] },
  Go: { file: "call.go", command: ["go", "run", "call.go"], tool: ["go", "version"] },
};

/** Whether this machine can run it. */
export function installed({ tool: [program, ...args] }) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** What the program printed; `files` are its names and texts. */
export function run(files, [program, ...args]) {
  const cwd = mkdtempSync(path.join(tmpdir(), "ostiary-snippet-"));
  try {
    Object.entries(files).forEach(([name, text]) => writeFileSync(path.join(cwd, name), text));
    const env = { ...process.env, HOME: cwd, GOCACHE: path.join(cwd, "go"), ...trust() };
    const ended = spawnSync(program, args, { cwd, env, encoding: "utf8", timeout: 120_000 });
    return ended.status === 0 ? ended.stdout : `failed: ${ended.stderr}${ended.stdout}`;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
