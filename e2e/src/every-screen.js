// Every screen of the dashboard: name, address (or how to find it) and heading.
import { management } from "./management.js";
import { orders, persona, sample } from "./sample.js";

const CONNECTION = "Username-Password-Authentication";

async function apiAt(tab) {
  const { data } = await management.resourceServers.list();
  return `/apis/${data.find((a) => a.identifier === orders.identifier).id}/${tab}`;
}

async function userAt(tab) {
  const [alice] = await management.users.listUsersByEmail({ email: persona("alice").email });
  return `/users/${encodeURIComponent(alice.user_id)}/${tab}`;
}

async function roleAt(tab) {
  const { data } = await management.roles.list({ name_filter: "Manager" });
  return `/roles/${data[0].id}/${tab}`;
}

async function connectionAt(tab) {
  const { data } = await management.connections.list({ name: CONNECTION });
  return `/connections/${data[0].id}/${tab}`;
}

/** One organization for all looks at it. */
async function organizationAt(tab) {
  const name = "looked-at";
  const found = await management.organizations.getByName(name).catch(() => null);
  const one = found ?? (await management.organizations.create({ name }).catch(() => management.organizations.getByName(name)));
  return `/organizations/${one.id}/${tab}`;
}

const LOOKED_AT = "Looked at";

/** What has this name, or else a new one. */
async function named(list, create) {
  const find = async () => (await list()).find((one) => one.name === LOOKED_AT);
  return (await find()) ?? (await create().catch(find));
}

async function actionAt(tab) {
  const all = async () => (await management.actions.list({ actionName: LOOKED_AT })).data;
  const one = await named(all, async () => {
    const code = "exports.onExecutePostLogin = async (event, api) => {\n};\n";
    const supported_triggers = [{ id: "post-login", version: "v3" }];
    const made = await management.actions.create({ name: LOOKED_AT, supported_triggers, code });
    await management.actions.deploy(made.id);
    await management.actions.update(made.id, { code: `// Changed\n${code}` });
    return made;
  });
  return `/actions/library/${one.id}/${tab}`;
}

async function ruleAt(tab) {
  const script = "function (user, context, callback) {\n  callback(null, user, context);\n}\n";
  const all = async () => (await management.rules.list()).data;
  const one = await named(all, () => management.rules.create({ name: LOOKED_AT, script, enabled: false }));
  return `/rules/${one.id}/${tab}`;
}

async function hookAt(tab) {
  const script = "module.exports = function (user, context, cb) {\n  cb();\n};\n";
  const all = async () => (await management.hooks.list()).data;
  const one = await named(all, () => management.hooks.create({ name: LOOKED_AT, script, triggerId: "post-change-password" }));
  return `/hooks/${one.id}/${tab}`;
}

async function previewAt() {
  const [bob] = await management.users.listUsersByEmail({ email: persona("bob").email });
  const wish = { app: sample.spa.client_id, user: bob.user_id, api: orders.identifier, scope: "openid read:orders approve:orders" };
  return `/token-preview?${new URLSearchParams(wish)}`;
}

async function eventAt() {
  const { data } = await management.logs.list({ per_page: 1 });
  return `/logs/${data[0].log_id}`;
}

const tabs = (name, heading, at, all) => all.map((tab) => [`${name}-${tab}`, () => at(tab), heading]);
const spa = (tab) => `/applications/${sample.spa.client_id}/${tab}`;

export const SCREENS = [
  ["home", "/", "Home"],
  ["map", "/map", "Map"],
  ["explain", "/explain", "Explain a token"],
  ["token-preview", previewAt, "Token preview"],
  ["apis", "/apis", "APIs"],
  ...tabs("api", "Orders API", apiAt, ["quick-start", "settings", "permissions", "machine-to-machine", "test"]),
  ["applications", "/applications", "Applications"],
  ...tabs("application", "Example SPA", spa, ["quick-start", "settings", "connections", "api-access", "organizations"]),
  ["application-machine", `/applications/${sample.m2m.client_id}/credentials`, "Example machine"],
  ["users", "/users", "Users"],
  ["users-import", "/users/transfer/import", "Import and export"],
  ["users-export", "/users/transfer/export", "Import and export"],
  ...tabs("user", "Alice Abbott", userAt, [
    "details",
    "roles",
    "permissions",
    "sessions",
    "applications",
    "organizations",
    "history",
    "raw",
  ]),
  ["roles", "/roles", "Roles"],
  ...tabs("role", "Manager", roleAt, ["settings", "permissions", "users"]),
  ["organizations", "/organizations", "Organizations"],
  ...tabs("organization", "looked-at", organizationAt, ["overview", "members", "invitations", "connections", "applications", "apis"]),
  ["connections", "/connections", "Connections"],
  ...tabs("connection", CONNECTION, connectionAt, ["settings", "applications", "custom-database"]),
  ["actions", "/actions/library", "Actions"],
  ...tabs("action", LOOKED_AT, actionAt, ["code", "versions", "executions", "settings"]),
  ["triggers", "/actions/triggers", "Triggers"],
  ["trigger", "/actions/triggers/post-login", "Sign-in"],
  ["executions", "/actions/executions", "Executions"],
  ["rules", "/rules", "Rules"],
  ["rules-configuration", "/rules/settings", "Rules"],
  ...tabs("rule", LOOKED_AT, ruleAt, ["code", "settings"]),
  ["hooks", "/hooks", "Hooks"],
  ...tabs("hook", LOOKED_AT, hookAt, ["code", "settings"]),
  ["branding", "/branding", "Branding"],
  ["branding-texts", "/branding/texts", "Branding"],
  ["attack-protection", "/attack-protection", "Attack protection"],
  ["signing-keys", "/signing-keys", "Signing keys"],
  ["logs", "/logs", "Logs"],
  ["log-event", eventAt, "Logs"],
  ...["general", "sessions", "email", "templates", "advanced"].map((tab) => [
    `settings-${tab}`,
    `/settings/${tab}`,
    "Settings",
  ]),
  ["not-found", "/nowhere", "There is no such page"],
];

/** What only the highest level sees. */
export const ADMINISTRATORS_ONLY = [["administrators", "/administrators", "Administrators"]];
