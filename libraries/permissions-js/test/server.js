// A real Ostiary server for these tests: plain http on a free port, data in a directory of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const JAR = path.join(import.meta.dirname, "../../../server/target/ostiary.jar");
const JAVA = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java";
const CLIENT = { client_id: "tests", client_secret: "secret-of-these-tests" };
const PASSWORD = "Open-the-door-1";
export const AUDIENCE = "https://orders.example.com/";

async function freePort() {
  const socket = net.createServer();
  await new Promise((done) => socket.listen(0, "localhost", done));
  const { port } = socket.address();
  await new Promise((done) => socket.close(done));
  return port;
}

export class TestServer {
  #process;
  #directory = mkdtempSync(path.join(tmpdir(), "permissions-js-"));
  #admin;
  #port;

  static async start() {
    if (!existsSync(JAR)) {
      throw new Error(`${JAR} is missing: run tools/build first`);
    }
    const server = new TestServer();
    server.#port = await freePort();
    server.issuer = `http://localhost:${server.#port}/`;
    await server.run();
    await server.#fill();
    return server;
  }

  async run() {
    const settings = ["--data", this.#directory, "--port", "-1", "--http-port", this.#port, "--issuer", this.issuer];
    const bootstrap = {
      OSTIARY_BOOTSTRAP_CLIENT_ID: CLIENT.client_id,
      OSTIARY_BOOTSTRAP_CLIENT_SECRET: CLIENT.client_secret,
    };
    this.#process = spawn(JAVA, ["-jar", JAR, "serve", ...settings.map(String)], {
      env: { ...process.env, ...bootstrap },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const end = Date.now() + 60_000;
    while (!(await fetch(`${this.issuer}health/ready`).then((r) => r.ok, () => false))) {
      if (Date.now() > end || this.#process.exitCode !== null) {
        throw new Error("The server did not start");
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Stops the server; `run` starts it again with the same data. */
  async halt() {
    const gone = new Promise((done) => this.#process.once("exit", done));
    this.#process.kill("SIGTERM");
    await gone;
  }

  async stop() {
    await this.halt();
    rmSync(this.#directory, { recursive: true });
  }

  async #post(address, body, token) {
    const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
    const response = await fetch(this.issuer + address, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${address} answered ${response.status}: ${text}`);
    }
    return text && JSON.parse(text);
  }

  async api(address, body, method = "POST") {
    if (method === "POST") {
      return this.#post(`api/v2/${address}`, body, this.#admin);
    }
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${this.#admin}` };
    const response = await fetch(`${this.issuer}api/v2/${address}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) {
      throw new Error(`${address} answered ${response.status}`);
    }
  }

  async #fill() {
    const own = { ...CLIENT, grant_type: "client_credentials", audience: `${this.issuer}api/v2/` };
    this.#admin = (await this.#post("oauth/token", own)).access_token;
    this.app = await this.api("clients", {
      name: "App",
      grant_types: ["password"],
      token_endpoint_auth_method: "client_secret_post",
    });
    const [connection] = await this.#connections();
    await this.api(`connections/${connection.id}/clients`, [{ client_id: this.app.client_id, status: true }], "PATCH");
    const scopes = ["read:orders", "approve:orders"].map((value) => ({ value, description: value }));
    const rbac = { enforce_policies: true, token_dialect: "access_token_authz" };
    await this.api("resource-servers", { name: "Orders", identifier: AUDIENCE, scopes, ...rbac });
    this.clerk = await this.#role("Clerk", ["read:orders"]);
    this.manager = await this.#role("Manager", ["read:orders", "approve:orders"]);
    await this.api(
      "tenants/settings",
      { default_directory: connection.name },
      "PATCH",
    );
  }

  async #connections() {
    const response = await fetch(`${this.issuer}api/v2/connections`, {
      headers: { Authorization: `Bearer ${this.#admin}` },
    });
    return response.json();
  }

  async #role(name, permissions) {
    const { id } = await this.api("roles", { name });
    const list = permissions.map((p) => ({ resource_server_identifier: AUDIENCE, permission_name: p }));
    await this.api(`roles/${id}/permissions`, { permissions: list });
    return id;
  }

  /** A new user with this role. */
  async user(role) {
    const email = `u${Math.random().toString(36).slice(2)}@example.com`;
    const connection = (await this.#connections())[0].name;
    const user = await this.api("users", { email, password: PASSWORD, connection });
    const id = encodeURIComponent(user.user_id);
    const roles = (method) => (name) => this.api(`users/${id}/roles`, { roles: [name] }, method);
    const person = {
      email,
      give: roles("POST"),
      take: roles("DELETE"),
      block: () => this.api(`users/${id}`, { blocked: true }, "PATCH"),
      token: () => this.#token(email),
    };
    await person.give(role);
    return person;
  }

  async #token(username) {
    const { client_id, client_secret } = this.app;
    const body = { grant_type: "password", client_id, client_secret, username, password: PASSWORD, audience: AUDIENCE };
    return (await this.#post("oauth/token", body)).access_token;
  }
}
