// The tests of one client: every life in a server of its own, then the account of its methods.
import path from "node:path";
import { test } from "@playwright/test";
import { emptyServer } from "../empty-server.js";
import { LIVES } from "../lives/index.js";
import { CLIENTS } from "./index.js";
import { operation } from "./operations.js";
import { Round } from "./round.js";

const SUBSTITUTE = "auth0-node-7";

/** Every operation that the server's own description lists: a life that needs another one is skipped, and says so. */
async function declaredOperations(server) {
  const { paths } = await (await fetch(`${server.url}/api/v2/openapi.json`)).json();
  const all = new Set();
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods)) {
      all.add(operation(`${method.toUpperCase()} ${path}`));
    }
  }
  return all;
}

export function testRounds(name) {
  // One after another in one server: lives change settings that all see. A failure starts the next ones in a new one.
  test.describe.configure({ mode: "default", timeout: 60_000 });
  let server;
  let declared;
  let client;
  let substitute;
  const journal = path.join(process.env.OSTIARY_E2E_DATA, `${name}.journal`);

  test.beforeAll(async () => {
    server = await emptyServer();
    declared = await declaredOperations(server);
    client = await CLIENTS[name](server);
    substitute = name === SUBSTITUTE ? client : await CLIENTS[SUBSTITUTE](server);
  });

  test.afterAll(async () => {
    client?.close();
    await server?.stop();
  });

  for (const life of LIVES) {
    test(`${name}: ${life.name}`, async () => {
      const known = [...client.methods.keys()].some((operation) => life.paths.some((one) => operation.includes(` ${one}`)));
      if (known) {
        await life.run(new Round({ client, connect: CLIENTS[name], substitute, server, declared, journal, life: life.name }));
      }
    });
  }
}
