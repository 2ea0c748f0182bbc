/** Where hooks run. */
export const HOOK_TRIGGERS = [
  "credentials-exchange",
  "pre-user-registration",
  "post-user-registration",
  "post-change-password",
  "send-phone-message",
] as const;

export type HookTrigger = (typeof HOOK_TRIGGERS)[number];

const notify = (type: string) => `/** @type {${type}} */
module.exports = function (user, context, cb) {
  cb();
};
`;

/** A function that changes nothing, by trigger. */
export const EMPTY: Record<HookTrigger, string> = {
  "credentials-exchange": `/** @type {CredentialsExchangeHook} */
module.exports = function (client, scope, audience, context, cb) {
  const access_token = { scope };
  // access_token['https://example.com/plan'] = client.metadata.plan;
  cb(null, access_token);
};
`,
  "pre-user-registration": `/** @type {PreUserRegistrationHook} */
module.exports = function (user, context, cb) {
  cb(null, { user: {} });
};
`,
  "post-user-registration": notify("PostUserRegistrationHook"),
  "post-change-password": notify("PostChangePasswordHook"),
  "send-phone-message": `/** @type {SendPhoneMessageHook} */
module.exports = function (recipient, text, context, cb) {
  cb(null, {});
};
`,
};

const user = { id: "made-up", username: "jane", email: "jane@example.com", app_metadata: {}, user_metadata: {} };
const connection = { id: "con_0000000000000001", name: "Username-Password-Authentication", tenant: "sample" };
const context = { webtask: { secrets: {} }, connection, request: { ip: "203.0.113.7", language: "en" } };

/** What a hook is given before its callback, made up. */
export const ARGUMENTS: Record<HookTrigger, unknown[]> = {
  "credentials-exchange": [
    { name: "Machine", id: "made-up", tenant: "sample", metadata: {} },
    ["read:orders"],
    "https://orders.example.com/",
    { webtask: { secrets: {} } },
  ],
  "pre-user-registration": [{ ...user, password: "" }, context],
  "post-user-registration": [user, context],
  "post-change-password": [user, context],
  "send-phone-message": ["+15550100", "Your code is 123456", { message_type: "sms", action: "second-factor-authentication" }],
};
