// Protection, factors, keys, and the profiles that let others in.
import { expect } from "@playwright/test";

const attackProtection = {
  name: "attack protection",
  paths: ["/attack-protection"],
  async run(round) {
    for (const [part, change] of Object.entries({
      "brute-force-protection": { enabled: true, max_attempts: 5, mode: "count_per_identifier", allowlist: ["192.0.2.1"] },
      "breached-password-detection": { enabled: true, shields: ["block"], method: "standard" },
      "suspicious-ip-throttling": { enabled: false, allowlist: ["192.0.2.0/24"] },
      "bot-detection": { bot_detection_level: "high", monitoring_mode_enabled: true },
      captcha: { active_provider_id: "simple_captcha" },
      "phone-provider-protection": {},
    })) {
      await round.settings({ path: `/attack-protection/${part}`, change });
    }
  },
};

const factors = {
  name: "guardian factors",
  paths: ["/guardian"],
  async run(round) {
    const names = (await round.list("GET /guardian/factors")).map((one) => one.name);
    expect(names).toContain("otp");
    for (const name of ["otp", "sms", "email", "recovery-code", "webauthn-roaming", "webauthn-platform"]) {
      expect(await round.ask("PUT /guardian/factors/{name}", name, { enabled: true })).toMatchObject({ enabled: true });
      await round.ask("PUT /guardian/factors/{name}", name, { enabled: false });
    }
    const enabled = (await round.list("GET /guardian/factors")).filter((one) => one.enabled);
    expect(enabled).toEqual([]);
  },
};

const policies = {
  name: "guardian policies",
  paths: ["/guardian/policies"],
  async run(round) {
    expect(await round.ask("PUT /guardian/policies", ["all-applications"])).toEqual(["all-applications"]);
    expect(await round.ask("GET /guardian/policies")).toEqual(["all-applications"]);
    expect(await round.ask("PUT /guardian/policies", [])).toEqual([]);
  },
};

const providers = {
  name: "guardian providers and templates",
  paths: ["/guardian/factors/phone"],
  async run(round) {
    const put = (path, change) => round.settings({ path, verb: "PUT", change });
    const templates = { enrollment_message: "{{code}} to enrol", verification_message: "{{code}} to sign in" };
    const twilio = { from: "+15550100", sid: "AC00", auth_token: "secret" };
    await put("/guardian/factors/phone/message-types", { message_types: ["sms", "voice"] });
    await put("/guardian/factors/phone/selected-provider", { provider: "twilio" });
    await put("/guardian/factors/phone/templates", templates);
    await put("/guardian/factors/phone/providers/twilio", twilio);
    await put("/guardian/factors/sms/selected-provider", { provider: "twilio" });
    await put("/guardian/factors/sms/templates", templates);
    await put("/guardian/factors/sms/providers/twilio", twilio);
  },
};

const settings = {
  name: "guardian settings",
  paths: ["/guardian/settings", "/guardian/factors/duo", "/guardian/factors/email/settings"],
  async run(round) {
    const put = (path, change) => round.settings({ path, verb: "PUT", change });
    await put("/guardian/settings", {
      display_remember_me_checkbox: true,
      remember_me_default_value: true,
      mfa_session_inactivity_timeout: 3600,
      mfa_session_overall_timeout: 7200,
    });
    await put("/guardian/factors/email/settings", { otp_length: 8, otp_expiration_time: 600 });
    await put("/guardian/factors/phone/settings", { otp_length: 8, otp_expiration_time: 600 });
    const duo = { ikey: "i", skey: "s", host: "api.duo.example.com" };
    await put("/guardian/factors/duo/settings", duo);
    const host = "api2.duo.example.com";
    expect(await round.ask("PATCH /guardian/factors/duo/settings", { host })).toMatchObject({ host });
  },
};

const push = {
  name: "guardian push notifications",
  paths: ["/guardian/factors/push-notification"],
  async run(round) {
    const path = "/guardian/factors/push-notification";
    await round.settings({ path: `${path}/selected-provider`, verb: "PUT", change: { provider: "sns" } });
    const sns = { aws_region: "eu-central-1", sns_apns_platform_application_arn: "arn:aws:sns:apns" };
    await round.settings({ path: `${path}/providers/sns`, verb: "PUT", change: sns });
    await round.ask(`PATCH ${path}/providers/sns`, { aws_region: "eu-west-1" });
    expect(await round.ask(`GET ${path}/providers/sns`)).toMatchObject({ ...sns, aws_region: "eu-west-1" });
    const apns = { sandbox: true, bundle_id: "com.example.app" };
    await round.ask(`PUT ${path}/providers/apns`, { ...apns, p12: "hidden" });
    expect(await round.ask(`GET ${path}/providers/apns`)).toMatchObject(apns);
    await round.ask(`PATCH ${path}/providers/apns`, { sandbox: false });
    expect(await round.ask(`GET ${path}/providers/apns`)).toMatchObject({ sandbox: false });
    // What these two hold is never shown.
    for (const verb of ["PUT", "PATCH"]) {
      await round.ask(`${verb} ${path}/providers/fcm`, { server_key: "hidden" });
      await round.ask(`${verb} ${path}/providers/fcmv1`, { server_credentials: "hidden" });
    }
  },
};

const signingKeys = {
  name: "signing keys",
  paths: ["/keys/signing"],
  async run(round) {
    const current = async () => (await round.list("GET /keys/signing")).find((one) => one.current);
    const before = await current();
    expect(await round.ask("GET /keys/signing/{kid}", before.kid)).toMatchObject({ kid: before.kid });
    await round.ask("POST /keys/signing/rotate");
    expect((await current()).kid).not.toBe(before.kid);
    await round.ask("PUT /keys/signing/{kid}/revoke", before.kid);
    // It had signed this client's token.
    await round.refused(401, "GET /keys/signing/{kid}", before.kid);
    await round.afresh(async () => {
      expect(await round.ask("GET /keys/signing/{kid}", before.kid)).toMatchObject({ revoked: true });
    });
  },
};

const tokenExchange = {
  name: "token exchange profiles",
  paths: ["/token-exchange-profiles"],
  async run(round) {
    const action = await round.ask("POST /actions/actions", {
      name: "exchange",
      supported_triggers: [{ id: "custom-token-exchange", version: "v1" }],
      code: "exports.onExecuteCustomTokenExchange = async (event, api) => {};",
    });
    await round.ask("POST /actions/actions/{id}/deploy", action.id);
    await round.object({
      path: "/token-exchange-profiles",
      create: {
        name: "partner",
        subject_token_type: "urn:partner:token",
        action_id: action.id,
        type: "custom_authentication",
      },
      update: { name: "partners" },
    });
    await round.ask("DELETE /actions/actions/{id}", action.id);
  },
};

const selfService = {
  name: "self-service profiles",
  paths: ["/self-service-profiles"],
  async run(round) {
    await round.object({
      path: "/self-service-profiles",
      create: {
        name: "Partners",
        description: "They bring their own",
        allowed_strategies: ["oidc", "samlp"],
        user_attributes: [{ name: "email", description: "Their address", is_optional: false }],
      },
      update: { description: "They bring theirs" },
      during: async ({ id }) => {
        const path = "/self-service-profiles/{id}/custom-text/{language}/{page}";
        const text = { introduction: "Welcome" };
        expect(await round.ask(`PUT ${path}`, id, "en", "get-started", text)).toMatchObject(text);
        expect(await round.ask(`GET ${path}`, id, "en", "get-started")).toMatchObject(text);
      },
    });
  },
};

export const security = [
  attackProtection,
  factors,
  policies,
  settings,
  providers,
  push,
  tokenExchange,
  selfService,
  signingKeys,
];
