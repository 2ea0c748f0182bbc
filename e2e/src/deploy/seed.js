// Fills a tenant with objects of every kind that deploy-cli knows.
import { THEME } from "../lives/looks.js";

const CODE = "exports.onExecutePostLogin = async (event, api) => {};";

/** `round` asks in the name of a client; answers how many objects there are now. */
export async function seed(round, kinds = Object.keys(KINDS)) {
  let count = 0;
  for (const kind of kinds) {
    count += (await KINDS[kind](round)).length;
  }
  return count;
}

async function all(promises) {
  const made = [];
  for (const make of promises) {
    made.push(await make());
  }
  return made;
}

const each = (round, operation, bodies) => all(bodies.map((body) => () => round.ask(operation, body)));

const byName = async (round, path, name) => (await round.list(`GET ${path}`)).find((one) => one.name === name);

const KINDS = {
  tenant: async (round) => [
    await round.ask("PATCH /tenants/settings", {
      friendly_name: "Acme",
      support_email: "help@example.com",
      support_url: "https://example.com/help",
      session_lifetime: 72,
      idle_session_lifetime: 24,
      enabled_locales: ["en", "de"],
      flags: { enable_client_connections: false },
    }),
  ],
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
      { client_id, audience: "urn:reports", scope: [] },
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
    const made = await each(round, "POST /actions/actions", [
      { name: "Greet", supported_triggers: [{ id: "post-login", version: "v3" }], code: CODE, runtime: "node22" },
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
    return made;
  },
  branding: async (round) => [
    await round.ask("PATCH /branding", {
      colors: { primary: "#123456", page_background: "#fafafa" },
      logo_url: "https://example.com/logo.png",
    }),
  ],
  themes: (round) => each(round, "POST /branding/themes", [THEME]),
  customDomains: async (round) => {
    const made = await each(round, "POST /custom-domains", [{ domain: "id.example.com", type: "auth0_managed_certs" }]);
    const template = "<!DOCTYPE html><html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>";
    await round.ask("PUT /branding/templates/universal-login", { template });
    return made;
  },
  prompts: async (round) => {
    await round.ask("PATCH /prompts", { universal_login_experience: "new", identifier_first: true });
    const text = "/prompts/{prompt}/custom-text/{language}";
    await round.ask(`PUT ${text}`, "login", "en", { login: { title: "Come in" } });
    await round.ask(`PUT ${text}`, "login", "de", { login: { title: "Herein" } });
    await round.ask("PUT /prompts/{prompt}/partials", "login", { login: { "form-content-start": "<p>Hello</p>" } });
    return ["settings", "en", "de", "partial"];
  },
  email: async (round) => {
    const credentials = { smtp_host: "mail.example.com", smtp_port: 587, smtp_user: "u", smtp_pass: "p" };
    const provider = { name: "smtp", enabled: true, default_from_address: "no-reply@example.com", credentials };
    await round.ask("POST /emails/provider", provider);
    const rest = { from: "no-reply@example.com", syntax: "liquid", enabled: true };
    const templates = ["welcome_email", "verify_email"].map((template) => ({
      template,
      body: `<p>${template}</p>`,
      subject: template,
      ...rest,
    }));
    return [provider, ...(await each(round, "POST /email-templates", templates))];
  },
  guardian: async (round) => {
    for (const name of ["otp", "recovery-code", "webauthn-roaming"]) {
      await round.ask("PUT /guardian/factors/{name}", name, { enabled: true });
    }
    await round.ask("PUT /guardian/policies", ["all-applications"]);
    await round.ask("PUT /guardian/factors/phone/message-types", { message_types: ["sms"] });
    await round.ask("PUT /guardian/factors/phone/selected-provider", { provider: "twilio" });
    await round.ask("PUT /guardian/factors/sms/templates", {
      enrollment_message: "{{code}} to enrol",
      verification_message: "{{code}} to sign in",
    });
    return ["otp", "recovery-code", "webauthn-roaming", "policy", "types", "provider", "templates"];
  },
  attackProtection: async (round) => {
    await round.ask("PATCH /attack-protection/brute-force-protection", { max_attempts: 7, allowlist: ["192.0.2.1"] });
    await round.ask("PATCH /attack-protection/suspicious-ip-throttling", { allowlist: ["192.0.2.0/24"] });
    await round.ask("PATCH /attack-protection/breached-password-detection", { enabled: true, shields: ["block"] });
    return ["brute force", "suspicious addresses", "breached passwords"];
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
  phone: async (round) => {
    const provider = {
      name: "twilio",
      disabled: false,
      configuration: { delivery_methods: ["text"], default_from: "+15550100", sid: "AC00" },
      credentials: { auth_token: "hidden" },
    };
    const content = { syntax: "liquid", body: { text: "{{ code }}" }, from: "+15550100" };
    return [
      await round.ask("POST /branding/phone/providers", provider),
      await round.ask("POST /branding/phone/templates", { type: "otp_verify", disabled: false, content }),
    ];
  },
};
