// Code and wiring: actions, rules, hooks, forms, flows, streams.
import { expect } from "@playwright/test";

const CODE = "exports.onExecutePostLogin = async (event, api) => {};";
const TRIGGER = { id: "post-login", version: "v3" };

const actions = {
  name: "actions",
  paths: ["/actions"],
  async run(round) {
    await round.object({
      path: "/actions/actions",
      create: { name: "greet", supported_triggers: [TRIGGER], code: CODE, runtime: "node22", dependencies: [] },
      shown: { name: "greet", supported_triggers: [TRIGGER], code: CODE },
      update: { code: `${CODE} // 2` },
      query: { triggerId: "post-login" },
      during: async ({ id }) => {
        const secrets = [{ name: "KEY", value: "hidden" }];
        const withSecret = await round.ask("PATCH /actions/actions/{id}", id, { secrets });
        expect(withSecret.secrets).toMatchObject([{ name: "KEY" }]);
        expect(JSON.stringify(withSecret)).not.toContain("hidden");
        const version = await round.ask("POST /actions/actions/{id}/deploy", id);
        const versions = await round.list("GET /actions/actions/{actionId}/versions", id);
        expect(versions.map((one) => one.id)).toContain(version.id);
        const first = await round.ask("GET /actions/actions/{actionId}/versions/{id}", id, version.id);
        expect(first).toMatchObject({ id: version.id, code: `${CODE} // 2` });
        await round.ask("POST /actions/actions/{actionId}/versions/{id}/deploy", id, version.id, {});
        expect(await round.ask("GET /actions/actions/{id}", id)).toMatchObject({ all_changes_deployed: true });
        const event = { user: { user_id: "auth0|1" } };
        const tried = await round.ask("POST /actions/actions/{id}/test", id, { payload: { event } });
        expect(tried.payload).toMatchObject({ status: "ok", commands: [] });
        await round.refused(404, "GET /actions/executions/{id}", "exec_0000000000000000");
      },
    });
  },
};

const bindings = {
  name: "triggers and bindings",
  paths: ["/actions/triggers"],
  async run(round) {
    const triggers = await round.list("GET /actions/triggers");
    expect(triggers.map((one) => one.id)).toContain("post-login");
    const create = { name: "bound", supported_triggers: [TRIGGER], code: CODE };
    const { id } = await round.ask("POST /actions/actions", create);
    await round.ask("POST /actions/actions/{id}/deploy", id);
    const path = "/actions/triggers/{triggerId}/bindings";
    const bound = [{ ref: { type: "action_id", value: id }, display_name: "Bound" }];
    const [binding] = await round.list(`PATCH ${path}`, "post-login", { bindings: bound });
    expect(binding).toMatchObject({ display_name: "Bound", trigger_id: "post-login", action: { id } });
    expect((await round.list(`GET ${path}`, "post-login")).map((one) => one.id)).toEqual([binding.id]);
    await round.ask(`PATCH ${path}`, "post-login", { bindings: [] });
    expect(await round.list(`GET ${path}`, "post-login")).toEqual([]);
    await round.ask("DELETE /actions/actions/{id}", id);
  },
};

const rules = {
  name: "rules",
  paths: ["/rules"],
  async run(round) {
    const script = "function (user, context, callback) { callback(null, user, context); }";
    await round.object({
      path: "/rules",
      create: { name: "add-roles", script, enabled: true },
      update: { name: "add-all-roles", enabled: false },
    });
  },
};

const rulesConfigs = {
  name: "rules-configs",
  paths: ["/rules-configs"],
  async run(round) {
    const keys = async () => (await round.list("GET /rules-configs")).map((one) => one.key);
    await round.ask("PUT /rules-configs/{key}", "SMTP_HOST", { value: "mail.example.com" });
    expect(await keys()).toContain("SMTP_HOST");
    await round.ask("DELETE /rules-configs/{key}", "SMTP_HOST");
    expect(await keys()).not.toContain("SMTP_HOST");
  },
};

const hooks = {
  name: "hooks",
  paths: ["/hooks"],
  async run(round) {
    const script = "module.exports = function (client, scope, audience, context, cb) { cb(null, {}); };";
    await round.object({
      path: "/hooks",
      create: { name: "more-claims", script, triggerId: "credentials-exchange" },
      update: { name: "even-more-claims", enabled: true },
      during: async ({ id }) => {
        const path = "/hooks/{id}/secrets";
        const names = async () => Object.keys(await round.ask(`GET ${path}`, id));
        await round.ask(`POST ${path}`, id, { KEY: "one" });
        await round.ask(`PATCH ${path}`, id, { KEY: "two" });
        expect(await names()).toEqual(["KEY"]);
        await round.ask(`DELETE ${path}`, id, ["KEY"]);
        expect(await names()).toEqual([]);
      },
    });
  },
};

const forms = {
  name: "forms",
  paths: ["/forms"],
  async run(round) {
    await round.object({
      path: "/forms",
      create: {
        name: "Progressive profile",
        languages: { primary: "en" },
        nodes: [
          {
            id: "step_a",
            type: "STEP",
            coordinates: { x: 0, y: 0 },
            alias: "Step A",
            config: { components: [{ id: "next", category: "BLOCK", type: "NEXT_BUTTON", config: { text: "Go" } }] },
          },
        ],
        start: { next_node: "step_a", coordinates: { x: 1, y: 1 } },
        ending: { resume_flow: true, coordinates: { x: 2, y: 2 } },
      },
      update: { name: "Profile" },
    });
  },
};

const flows = {
  name: "flows",
  paths: ["/flows"],
  async run(round) {
    await round.object({
      path: "/flows",
      create: {
        name: "Look up",
        actions: [
          {
            id: "fetch_it",
            type: "HTTP",
            action: "SEND_REQUEST",
            params: { method: "GET", url: "https://api.example.com/" },
          },
        ],
      },
      update: { name: "Look it up" },
      during: async ({ id }) => {
        expect(await round.list("GET /flows/{flow_id}/executions", id)).toEqual([]);
        await round.refused(404, "GET /flows/{flow_id}/executions/{execution_id}", id, "ex_0000");
        await round.ask("DELETE /flows/{flow_id}/executions/{execution_id}", id, "ex_0000").catch((error) => {
          expect(error.statusCode).toBe(404);
        });
      },
    });
  },
};

const vault = {
  name: "vault connections",
  paths: ["/flows/vault"],
  async run(round) {
    await round.object({
      path: "/flows/vault/connections",
      create: { name: "Partner", app_id: "HTTP", setup: { type: "BEARER", token: "hidden" } },
      shown: { name: "Partner", app_id: "HTTP" },
      update: { name: "Partner 2" },
    });
  },
};

const logStreams = {
  name: "log streams",
  paths: ["/log-streams"],
  async run(round) {
    const create = {
      name: "To the archive",
      type: "http",
      sink: {
        httpEndpoint: "https://logs.example.com/",
        httpContentType: "application/json",
        httpContentFormat: "JSONLINES",
        httpAuthorization: "Bearer x",
      },
    };
    await round.object({ path: "/log-streams", create, update: { name: "To the museum", status: "paused" } });
  },
};

const eventStreams = {
  name: "event streams",
  paths: ["/event-streams"],
  async run(round) {
    const webhook_authorization = { method: "bearer", token: "hidden" };
    const configuration = { webhook_endpoint: "https://events.example.com/", webhook_authorization };
    await round.object({
      path: "/event-streams",
      create: {
        name: "Users",
        subscriptions: [{ event_type: "user.created" }],
        destination: { type: "webhook", configuration },
      },
      shown: { name: "Users", subscriptions: [{ event_type: "user.created" }] },
      update: { name: "People", status: "disabled" },
      during: async ({ id }) => {
        await round.ask("POST /event-streams/{id}/test", id, { event_type: "user.created" });
        await round.list("GET /event-streams/{id}/deliveries", id);
        const nobody = "evt_0000000000000000";
        await round.refused(404, "GET /event-streams/{id}/deliveries/{event_id}", id, nobody);
        await round.ask("POST /event-streams/{id}/redeliver", id, { statuses: ["failed"] });
        await round.refused(404, "POST /event-streams/{id}/redeliver/{event_id}", id, nobody);
      },
    });
  },
};

export const extensibility = [
  actions,
  bindings,
  rules,
  rulesConfigs,
  hooks,
  forms,
  flows,
  vault,
  logStreams,
  eventStreams,
];
