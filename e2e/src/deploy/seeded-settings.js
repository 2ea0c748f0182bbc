// What a seeded tenant looks like and how it protects itself: settings, pages, mails, factors.
import { THEME } from "../lives/looks.js";
import { each } from "./made.js";

/** By kind: makes it, answers what there is now. */
export const SETTINGS = {
  tenant: async (round) => {
    const page = (title) => ({ enabled: true, html: `<!DOCTYPE html><html><body>${title}</body></html>` });
    await round.ask("PATCH /tenants/settings", {
      friendly_name: "Acme",
      support_email: "help@example.com",
      support_url: "https://example.com/help",
      session_lifetime: 72,
      idle_session_lifetime: 24,
      enabled_locales: ["en", "de"],
      change_password: page("A new password"),
      guardian_mfa_page: page("Another factor"),
      error_page: { html: page("Oh").html, show_log_link: false },
    });
    const [everyApplication] = await round.list("GET /clients", { is_global: true });
    const login = { custom_login_page_on: true, custom_login_page: page("Come in").html };
    await round.ask("PATCH /clients/{id}", everyApplication.client_id, login);
    return ["settings", "login", "change_password", "guardian_mfa_page", "error_page"];
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
    await round.ask("PATCH /prompts/{prompt}/screen/{screen}/rendering", "login-id", "login-id", {
      rendering_mode: "advanced",
      context_configuration: ["branding.settings"],
      default_head_tags_disabled: false,
      head_tags: [{ tag: "script", attributes: { src: "https://cdn.example.com/login.js", defer: true } }],
    });
    return ["settings", "en", "de", "partial", "renderer"];
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
    const twilio = { from: "+15550100", sid: "AC00", auth_token: "hidden" };
    await round.ask("PUT /guardian/factors/sms/providers/twilio", twilio);
    return ["otp", "recovery-code", "webauthn-roaming", "policy", "types", "provider", "templates", "twilio"];
  },
  attackProtection: async (round) => {
    await round.ask("PATCH /attack-protection/brute-force-protection", { max_attempts: 7, allowlist: ["192.0.2.1"] });
    await round.ask("PATCH /attack-protection/suspicious-ip-throttling", { allowlist: ["192.0.2.0/24"] });
    await round.ask("PATCH /attack-protection/breached-password-detection", { enabled: true, shields: ["block"] });
    return ["brute force", "suspicious addresses", "breached passwords"];
  },
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
