// The tests of one client: every life in a server of its own, then the account of its methods.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { emptyServer } from "../empty-server.js";
import { LIVES } from "../lives/index.js";
import { account } from "./account.js";
import { CLIENTS } from "./index.js";
import { Round } from "./round.js";

const GENERATED = fileURLToPath(new URL("../../../docs/generated/sdk-methods/", import.meta.url));
const SUBSTITUTE = "auth0-node-7";

export function testRounds(name) {
  // One after another in one server: lives change settings that all see. A failure starts the next ones in a new one.
  test.describe.configure({ mode: "default", timeout: 60_000 });
  let server;
  let client;
  let substitute;
  const journal = path.join(process.env.OSTIARY_E2E_DATA, `${name}.journal`);

  test.beforeAll(async () => {
    server = await emptyServer();
    client = await CLIENTS[name](server);
    substitute = name === SUBSTITUTE ? client : await CLIENTS[SUBSTITUTE](server);
  });

  test.afterAll(async () => {
    client?.close();
    await server?.stop();
  });

  for (const life of LIVES) {
    test(`${name}: ${life.name}`, async () => {
      test.skip(!knows(client, life), "this client has no methods for it");
      const connect = CLIENTS[name];
      await life.run(new Round({ client, connect, substitute, server, journal, life: life.name }));
    });
  }

  test(`${name}: every method is called by a life, or refused for a reason`, async () => {
    const golden = path.join(GENERATED, `${name}.txt`);
    // With a new token: the last life has ended the old one.
    const again = await CLIENTS[name](server);
    const now = await account(again, server, journal);
    again.close();
    if (process.env.OSTIARY_GOLDEN_UPDATE) {
      writeFileSync(golden, now);
    }
    expect(now).toBe(readFileSync(golden, "utf8"));
  });
}

function knows(client, { paths }) {
  return [...client.methods.keys()].some((operation) => paths.some((path) => operation.includes(` ${path}`)));
}
