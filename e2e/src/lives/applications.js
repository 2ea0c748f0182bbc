// Applications, APIs, and what applications may ask of APIs.
import { generateKeyPairSync } from "node:crypto";
import { expect } from "@playwright/test";

const pem = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });

const clients = {
  name: "clients",
  paths: ["/clients"],
  async run(round) {
    const create = {
      name: "Shop",
      app_type: "regular_web",
      callbacks: ["https://shop.example.com/callback"],
      client_metadata: { team: "web" },
    };
    const update = { name: "Shop 2", description: "sells", allowed_logout_urls: ["https://shop.example.com/"] };
    await round.object({
      path: "/clients",
      id: "client_id",
      create,
      update,
      during: async ({ client_id: id, client_secret: secret }) => {
        const rotated = await round.ask("POST /clients/{id}/rotate-secret", id);
        expect(rotated.client_secret).toBeTruthy();
        expect(rotated.client_secret).not.toBe(secret);
        const merged = await round.ask("PATCH /clients/{id}", id, { client_metadata: { tier: "gold" } });
        expect(merged.client_metadata).toEqual({ team: "web", tier: "gold" });
        const connection = await round.ask("POST /connections", { name: "shop-users", strategy: "auth0" });
        await round.ask("PATCH /connections/{id}/clients", connection.id, [{ client_id: id, status: true }]);
        const connections = await round.list("GET /clients/{id}/connections", id);
        expect(connections.map((one) => one.id)).toContain(connection.id);
        await round.ask("DELETE /connections/{id}", connection.id);
      },
    });
    await round.refused(400, "POST /clients", { name: "" });
  },
};

const credentials = {
  name: "client credentials",
  paths: ["/clients/{}/credentials"],
  async run(round) {
    const client = await round.ask("POST /clients", { name: "Keyed", app_type: "non_interactive" });
    await round.object({
      path: "/clients/{id}/credentials",
      one: "/clients/{id}/credentials/{credential_id}",
      owner: [client.client_id],
      create: { credential_type: "public_key", name: "first", pem: pem(), alg: "RS256" },
      shown: { credential_type: "public_key", name: "first", alg: "RS256" },
      during: async ({ id }) => {
        const expires_at = "2035-01-01T00:00:00.000Z";
        const changed = await round.ask("PATCH /clients/{id}/credentials/{credential_id}", client.client_id, id, {
          expires_at,
        });
        expect(new Date(changed.expires_at)).toEqual(new Date(expires_at));
      },
    });
    await round.ask("DELETE /clients/{id}", client.client_id);
  },
};

const resourceServers = {
  name: "resource servers",
  paths: ["/resource-servers"],
  async run(round) {
    await round.object({
      path: "/resource-servers",
      create: {
        name: "Orders",
        identifier: "https://orders.test/v1?a=b c",
        scopes: [{ value: "read:orders", description: "See orders" }],
      },
      update: {
        name: "Orders 2",
        scopes: [{ value: "read:orders", description: "See orders" }, { value: "write:orders" }],
        token_lifetime: 3600,
      },
      during: async (api) => {
        const byIdentifier = await round.ask("GET /resource-servers/{id}", api.identifier);
        expect(byIdentifier.id).toBe(api.id);
      },
    });
  },
};

const clientGrants = {
  name: "client grants",
  paths: ["/client-grants"],
  async run(round) {
    const client = await round.ask("POST /clients", { name: "Robot", app_type: "non_interactive" });
    const scopes = [{ value: "a" }, { value: "b" }];
    const api = await round.ask("POST /resource-servers", { name: "Api", identifier: "urn:grants", scopes });
    const create = { client_id: client.client_id, audience: api.identifier, scope: ["a"] };
    const grant = await round.ask("POST /client-grants", create);
    expect(grant).toMatchObject(create);
    expect(await round.ask("GET /client-grants/{id}", grant.id)).toMatchObject(create);
    expect(await round.ask("PATCH /client-grants/{id}", grant.id, { scope: ["a", "b"] })).toMatchObject({
      scope: ["a", "b"],
    });
    const mine = await round.list("GET /client-grants", { client_id: client.client_id });
    expect(mine.map((one) => one.id)).toEqual([grant.id]);
    await round.refused(409, "POST /client-grants", create);
    expect(await round.list("GET /client-grants/{id}/organizations", grant.id)).toEqual([]);
    await round.ask("DELETE /client-grants/{id}", grant.id);
    await round.refused(404, "GET /client-grants/{id}", grant.id);
    await round.ask("DELETE /clients/{id}", client.client_id);
    await round.ask("DELETE /resource-servers/{id}", api.id);
  },
};

export const applications = [clients, credentials, resourceServers, clientGrants];
