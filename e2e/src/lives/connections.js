// Where users come from.
import { expect } from "@playwright/test";

const connections = {
  name: "connections",
  paths: ["/connections"],
  async run(round) {
    const client = await round.ask("POST /clients", { name: "Connected", app_type: "spa" });
    await round.object({
      path: "/connections",
      create: { name: "people", strategy: "auth0", metadata: { kind: "staff" } },
      update: { metadata: { kind: "guests" }, options: { passwordPolicy: "excellent", brute_force_protection: true } },
      during: async ({ id }) => {
        await round.ask("PATCH /connections/{id}/clients", id, [{ client_id: client.client_id, status: true }]);
        const enabled = () => round.list("GET /connections/{id}/clients", id);
        expect((await enabled()).map((one) => one.client_id)).toEqual([client.client_id]);
        await round.ask("PATCH /connections/{id}/clients", id, [{ client_id: client.client_id, status: false }]);
        expect(await enabled()).toEqual([]);
        await round.ask("GET /connections/{id}/status", id);
        const user = { connection: "people", email: "leaver@example.com", password: "Walk-in-the-rain-7" };
        await round.ask("POST /users", user);
        await round.ask("DELETE /connections/{id}/users", id, { email: user.email });
        expect(await round.list("GET /users-by-email", { email: user.email })).toEqual([]);
      },
    });
    await round.ask("DELETE /clients/{id}", client.client_id);
    await round.refused(400, "POST /connections", { name: "no spaces", strategy: "auth0" });
  },
};

const foreign = {
  name: "connections of others",
  paths: ["/connections"],
  async run(round) {
    for (const [strategy, options] of [
      ["google-oauth2", { client_id: "g", client_secret: "s", scope: ["email", "profile"] }],
      ["oidc", { client_id: "o", client_secret: "s", type: "back_channel", issuer: "https://idp.example.com/" }],
      ["samlp", { signInEndpoint: "https://idp.example.com/saml", signingCert: "MIIB", entityId: "urn:idp" }],
      ["sms", { name: "sms", provider: "twilio", from: "+15550100", brute_force_protection: true }],
      ["email", { name: "email", brute_force_protection: true }],
    ]) {
      const name = ["sms", "email"].includes(strategy) ? strategy : `their-${strategy}`;
      await round.object({ path: "/connections", create: { name, strategy, options }, shown: { name, strategy } });
    }
  },
};

const scim = {
  name: "SCIM and directory settings of connections",
  paths: ["/connections/{}/scim-configuration"],
  async run(round) {
    const options = { client_id: "o", type: "front_channel", issuer: "https://idp.example.com/" };
    const { id } = await round.ask("POST /connections", { name: "directory", strategy: "oidc", options });
    const one = "/connections/{id}/scim-configuration";
    const made = await round.ask(`POST ${one}`, id, { user_id_attribute: "externalId" });
    expect(made).toMatchObject({ user_id_attribute: "externalId" });
    const change = { user_id_attribute: "id", mapping: [{ auth0: "email", scim: "userName" }] };
    expect(await round.ask(`PATCH ${one}`, id, change)).toMatchObject(change);
    expect(await round.ask(`GET ${one}`, id)).toMatchObject(change);
    await round.ask(`GET ${one}/default-mapping`, id);
    const token = await round.ask(`POST ${one}/tokens`, id, { scopes: ["get:users"] });
    expect(token.token).toBeTruthy();
    expect((await round.list(`GET ${one}/tokens`, id)).map((item) => item.token_id)).toEqual([token.token_id]);
    await round.ask(`DELETE ${one}/tokens/{tokenId}`, id, token.token_id);
    await round.ask(`DELETE ${one}`, id);
    await round.refused(404, `GET ${one}`, id);
    await round.ask("DELETE /connections/{id}", id);
  },
};

export const connectionLives = [connections, foreign, scim];
