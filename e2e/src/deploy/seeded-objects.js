// What a seeded tenant is made of: applications, APIs, connections, organizations, code.
import { byName, each } from "./made.js";

const CODE = "exports.onExecutePostLogin = async (event, api) => {};";

/** By kind, in the order in which one needs another: makes them, answers them. */
export const OBJECTS = {
  resourceServers: (round) =>
    each(round, "POST /resource-servers", [
      {
        name: "Orders",
        identifier: "https://orders.example.com/",
        scopes: [
          { value: "read:orders", description: "See orders" },
          { value: "write:orders", description: "Change orders" },
        ],
        enforce_policies: true,
        token_dialect: "access_token_authz",
        token_lifetime: 3600,
      },
      { name: "Reports", identifier: "urn:reports", signing_alg: "PS256", allow_offline_access: true },
    ]),
  clients: (round) =>
    each(round, "POST /clients", [
      { name: "Web shop", app_type: "regular_web", callbacks: ["https://shop.example.com/cb"], client_metadata: { a: "b" } },
      { name: "Single page", app_type: "spa", web_origins: ["https://spa.example.com"], description: "In the browser" },
      { name: "Phone app", app_type: "native", allowed_logout_urls: ["com.example.app://out"] },
      { name: "Robot", app_type: "non_interactive", grant_types: ["client_credentials"] },
    ]),
  clientGrants: async (round) => {
    const { client_id } = await byName(round, "/clients", "Robot");
    return each(round, "POST /client-grants", [
      { client_id, audience: "https://orders.example.com/", scope: ["read:orders"] },
      { client_id, audience: "urn:reports", scope: [], organization_usage: "allow", allow_any_organization: false },
    ]);
  },
  connections: async (round) => {
    const made = await each(round, "POST /connections", [
      { name: "Customers", strategy: "auth0", options: { passwordPolicy: "excellent", brute_force_protection: true } },
      { name: "google", strategy: "google-oauth2", options: { client_id: "g", scope: ["email", "profile"] } },
      {
        name: "partner",
        strategy: "oidc",
        display_name: "Our partner",
        options: { type: "front_channel", client_id: "o", issuer: "https://idp.example.com/" },
      },
      { name: "email", strategy: "email", options: { name: "email", brute_force_protection: true } },
    ]);
    await round.ask("POST /connections/{id}/scim-configuration", made[2].id, {
      user_id_attribute: "externalId",
      mapping: [{ auth0: "email", scim: "userName" }],
    });
    const { client_id } = await byName(round, "/clients", "Web shop");
    await round.ask("PATCH /connections/{id}/clients", made[0].id, [{ client_id, status: true }]);
    await round.ask("PATCH /connections/{id}/clients", made[1].id, [{ client_id, status: true }]);
    return made;
  },
  roles: async (round) => {
    const made = await each(round, "POST /roles", [
      { name: "Manager", description: "May do all" },
      { name: "Clerk", description: "May look" },
    ]);
    const permission = (permission_name) => ({
      permission_name,
      resource_server_identifier: "https://orders.example.com/",
    });
    const permissions = ["read:orders", "write:orders"].map(permission);
    await round.ask("POST /roles/{id}/permissions", made[0].id, { permissions });
    await round.ask("POST /roles/{id}/permissions", made[1].id, { permissions: permissions.slice(0, 1) });
    return made;
  },
  actions: async (round) => {
    const secrets = [{ name: "KEY", value: "hidden" }];
    const made = await each(round, "POST /actions/actions", [
      { name: "Greet", supported_triggers: [{ id: "post-login", version: "v3" }], code: CODE, runtime: "node22", secrets },
      {
        name: "Exchange",
        supported_triggers: [{ id: "custom-token-exchange", version: "v1" }],
        code: "exports.onExecuteCustomTokenExchange = async (event, api) => {};",
        runtime: "node22",
        dependencies: [{ name: "lodash", version: "4.17.21" }],
      },
    ]);
    for (const { id } of made) {
      await round.ask("POST /actions/actions/{id}/deploy", id);
    }
    const bindings = [{ ref: { type: "action_id", value: made[0].id }, display_name: "Greet" }];
    await round.ask("PATCH /actions/triggers/{triggerId}/bindings", "post-login", { bindings });
    return made;
  },
  tokenExchangeProfiles: async (round) => {
    const { id: action_id } = await byName(round, "/actions/actions", "Exchange");
    const type = "custom_authentication";
    return each(round, "POST /token-exchange-profiles", [
      { name: "Partner tokens", subject_token_type: "urn:partner:token", action_id, type },
    ]);
  },
  rules: (round) =>
    each(round, "POST /rules", [
      { name: "add-roles", script: "function (user, context, cb) { cb(null, user, context); }", order: 1, enabled: true },
      { name: "log", script: "function (user, context, cb) { cb(null, user, context); } // log", order: 2, enabled: false },
    ]),
  rulesConfigs: async (round) => [await round.ask("PUT /rules-configs/{key}", "SMTP_HOST", { value: "mail.example.com" })],
  hooks: async (round) => {
    const script = "module.exports = function (client, scope, audience, context, cb) { cb(null, {}); };";
    const made = await each(round, "POST /hooks", [
      { name: "more-claims", script, triggerId: "credentials-exchange", enabled: true, dependencies: {} },
    ]);
    await round.ask("POST /hooks/{id}/secrets", made[0].id, { KEY: "hidden" });
    return made;
  },
  organizations: async (round) => {
    const made = await each(round, "POST /organizations", [
      { name: "acme", display_name: "Acme", metadata: { tier: "gold" }, branding: { colors: { primary: "#112233", page_background: "#ffffff" } } },
      { name: "umbrella", display_name: "Umbrella" },
    ]);
    const connection = await byName(round, "/connections", "Customers");
    await round.ask("POST /organizations/{id}/enabled_connections", made[0].id, {
      connection_id: connection.id,
      assign_membership_on_login: true,
      show_as_button: false,
    });
    const [grant] = await round.list("GET /client-grants", { audience: "urn:reports" });
    await round.ask("POST /organizations/{id}/client-grants", made[0].id, { grant_id: grant.id });
    await round.ask("POST /organizations/{id}/discovery-domains", made[0].id, { domain: "acme.example.com", status: "verified" });
    return made;
  },
  logStreams: (round) =>
    each(round, "POST /log-streams", [
      {
        name: "Archive",
        type: "http",
        sink: {
          httpEndpoint: "https://logs.example.com/",
          httpContentType: "application/json",
          httpContentFormat: "JSONLINES",
        },
      },
    ]),
  flowsAndForms: async (round) => {
    const vault = { name: "Partner", app_id: "HTTP", setup: { type: "BEARER", token: "hidden" } };
    const connection = await round.ask("POST /flows/vault/connections", vault);
    const params = { method: "GET", url: "https://api.example.com/", connection_id: connection.id };
    const actions = [{ id: "fetch_it", type: "HTTP", action: "SEND_REQUEST", allow_failure: false, mask_output: false, params }];
    const flow = await round.ask("POST /flows", { name: "Look up", actions });
    const form = await round.ask("POST /forms", {
      name: "Profile",
      languages: { primary: "en" },
      nodes: [
        {
          id: "flow_a",
          type: "FLOW",
          coordinates: { x: 0, y: 0 },
          alias: "Look up",
          config: { flow_id: flow.id, next_node: "$ending" },
        },
      ],
      start: { next_node: "flow_a", coordinates: { x: 1, y: 1 } },
      ending: { resume_flow: true, coordinates: { x: 2, y: 2 } },
    });
    return [connection, flow, form];
  },
  selfServiceProfiles: (round) =>
    each(round, "POST /self-service-profiles", [
      { name: "Partners", description: "They bring their own", allowed_strategies: ["oidc", "samlp"] },
    ]),
  eventStreams: (round) =>
    each(round, "POST /event-streams", [
      {
        name: "Users",
        subscriptions: [{ event_type: "user.created" }],
        destination: {
          type: "webhook",
          configuration: {
            webhook_endpoint: "https://events.example.com/",
            webhook_authorization: { method: "bearer", token: "hidden" },
          },
        },
      },
    ]),
};
