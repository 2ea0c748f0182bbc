// What people see: pages, prompts, mails, host names.
import { expect } from "@playwright/test";

const WHITE = "#ffffff";
const BLACK = "#000000";

/** A whole theme; the real API accepts no parts of one. */
export const THEME = {
  borders: {
    button_border_radius: 3,
    button_border_weight: 1,
    buttons_style: "rounded",
    input_border_radius: 3,
    input_border_weight: 1,
    inputs_style: "rounded",
    show_widget_shadow: true,
    widget_border_weight: 0,
    widget_corner_radius: 5,
  },
  colors: {
    body_text: BLACK,
    error: "#d03c38",
    header: BLACK,
    icons: "#65676e",
    input_background: WHITE,
    input_border: "#c9cace",
    input_filled_text: BLACK,
    input_labels_placeholders: "#65676e",
    links_focused_components: "#635dff",
    primary_button: "#635dff",
    primary_button_label: WHITE,
    secondary_button_border: "#c9cace",
    secondary_button_label: BLACK,
    success: "#13a688",
    widget_background: WHITE,
    widget_border: "#c9cace",
  },
  displayName: "Plain",
  fonts: {
    body_text: { bold: false, size: 87 },
    buttons_text: { bold: false, size: 100 },
    font_url: "",
    input_labels: { bold: false, size: 100 },
    links: { bold: true, size: 87 },
    links_style: "normal",
    reference_text_size: 16,
    subtitle: { bold: false, size: 87 },
    title: { bold: false, size: 150 },
  },
  page_background: { background_color: BLACK, background_image_url: "", page_layout: "center" },
  widget: {
    header_text_alignment: "center",
    logo_height: 52,
    logo_position: "center",
    logo_url: "",
    social_buttons_layout: "bottom",
  },
};

const branding = {
  name: "branding",
  paths: ["/branding"],
  async run(round) {
    const change = { colors: { primary: "#123456", page_background: "#fafafa" }, logo_url: "https://a.example/l.png" };
    await round.settings({ path: "/branding", change });
  },
};

const themes = {
  name: "themes",
  paths: ["/branding/themes"],
  async run(round) {
    const { themeId } = await round.ask("POST /branding/themes", THEME);
    const one = "/branding/themes/{themeId}";
    expect(await round.ask(`GET ${one}`, themeId)).toMatchObject(THEME);
    expect(await round.ask("GET /branding/themes/default")).toMatchObject({ themeId });
    const update = { ...THEME, displayName: "Fancy" };
    expect(await round.ask(`PATCH ${one}`, themeId, update)).toMatchObject(update);
    await round.ask(`DELETE ${one}`, themeId);
    await round.refused(404, `GET ${one}`, themeId);
  },
};

const template = {
  name: "universal login template",
  paths: ["/branding/templates"],
  async run(round) {
    // Only pages on a host name of one's own may have a template.
    const domain = await round.ask("POST /custom-domains", { domain: "pages.example.com", type: "auth0_managed_certs" });
    const path = "/branding/templates/universal-login";
    const body = "<!DOCTYPE html><html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>";
    await round.ask(`PUT ${path}`, { template: body });
    expect(await round.ask(`GET ${path}`)).toMatchObject({ body });
    await round.ask(`DELETE ${path}`);
    await round.refused(404, `GET ${path}`);
    await round.ask("DELETE /custom-domains/{id}", domain.custom_domain_id);
  },
};

const prompts = {
  name: "prompts and custom text",
  paths: ["/prompts"],
  async run(round) {
    const change = { universal_login_experience: "new", identifier_first: true };
    await round.settings({ path: "/prompts", change, back: { identifier_first: false } });
    const path = "/prompts/{prompt}/custom-text/{language}";
    const text = { login: { title: "Come in" } };
    await round.ask(`PUT ${path}`, "login", "en", text);
    expect(await round.ask(`GET ${path}`, "login", "en")).toMatchObject(text);
    await round.ask(`PUT ${path}`, "login", "en", {});
    expect(await round.ask(`GET ${path}`, "login", "en")).toEqual({});
  },
};

const partials = {
  name: "partials of prompts",
  paths: ["/prompts/{}/partials"],
  async run(round) {
    const path = "/prompts/{prompt}/partials";
    const partial = { login: { "form-content-start": "<p>Hello</p>" } };
    await round.ask(`PUT ${path}`, "login", partial);
    expect(await round.ask(`GET ${path}`, "login")).toMatchObject(partial);
    await round.ask(`PUT ${path}`, "login", {});
  },
};

const rendering = {
  name: "rendering of screens",
  paths: ["/prompts/rendering", "/prompts/{}/screen"],
  async run(round) {
    const path = "/prompts/{prompt}/screen/{screen}/rendering";
    const one = ["login-id", "login-id"];
    const advanced = { rendering_mode: "advanced", context_configuration: ["branding.settings"] };
    await round.ask(`GET ${path}`, ...one);
    expect(await round.ask(`PATCH ${path}`, ...one, advanced)).toMatchObject(advanced);
    expect(await round.ask(`GET ${path}`, ...one)).toMatchObject(advanced);
    const all = await round.list("GET /prompts/rendering");
    expect(all).toMatchObject([{ prompt: "login-id", screen: "login-id", ...advanced }]);
    const configs = [{ prompt: "login-id", screen: "login-id", rendering_mode: "standard" }];
    await round.ask("PATCH /prompts/rendering", { configs });
    expect(await round.ask(`GET ${path}`, ...one)).toMatchObject({ rendering_mode: "standard" });
  },
};

const emails = {
  name: "email provider",
  paths: ["/emails"],
  async run(round) {
    const path = "/emails/provider";
    const smtp = { smtp_host: "mail.example.com", smtp_port: 587, smtp_user: "u" };
    const create = {
      name: "smtp",
      enabled: true,
      default_from_address: "no-reply@example.com",
      credentials: { ...smtp, smtp_pass: "hidden" },
    };
    expect(await round.ask(`POST ${path}`, create)).toMatchObject({ name: "smtp", enabled: true });
    const seen = await round.ask(`GET ${path}`, {
      fields: "name,enabled,credentials,settings,default_from_address",
      include_fields: true,
    });
    expect(seen).toMatchObject({ name: "smtp", credentials: smtp });
    expect(JSON.stringify(seen)).not.toContain("hidden");
    await round.refused(409, `POST ${path}`, create);
    const update = { default_from_address: "hello@example.com" };
    expect(await round.ask(`PATCH ${path}`, update)).toMatchObject(update);
    await round.ask(`DELETE ${path}`);
    await round.refused(404, `GET ${path}`);
  },
};

const templates = {
  name: "email templates",
  paths: ["/email-templates"],
  async run(round) {
    const create = {
      template: "welcome_email",
      body: "<p>Welcome</p>",
      from: "no-reply@example.com",
      subject: "Hello",
      syntax: "liquid",
      enabled: true,
    };
    const one = "/email-templates/{templateName}";
    expect(await round.ask("POST /email-templates", create)).toMatchObject(create);
    expect(await round.ask(`GET ${one}`, "welcome_email")).toMatchObject(create);
    expect(await round.ask(`PATCH ${one}`, "welcome_email", { subject: "Hi" })).toMatchObject({ subject: "Hi" });
    const whole = { ...create, subject: "Good day" };
    expect(await round.ask(`PUT ${one}`, "welcome_email", whole)).toMatchObject({ subject: "Good day" });
    await round.refused(404, `GET ${one}`, "stolen_credentials");
  },
};

const customDomains = {
  name: "custom domains",
  paths: ["/custom-domains"],
  async run(round) {
    await round.object({
      path: "/custom-domains",
      id: "custom_domain_id",
      create: { domain: "id.example.com", type: "auth0_managed_certs" },
      update: { custom_client_ip_header: "true-client-ip" },
      during: async ({ custom_domain_id: id }) => {
        await round.ask("POST /custom-domains/{id}/verify", id);
        await round.ask("POST /custom-domains/{id}/test", id);
        await round.ask("PATCH /custom-domains/default", { domain: "id.example.com" });
        expect(await round.ask("GET /custom-domains/default")).toMatchObject({ domain: "id.example.com" });
      },
    });
  },
};

const phone = {
  name: "phone providers and templates",
  paths: ["/branding/phone"],
  async run(round) {
    await round.object({
      path: "/branding/phone/providers",
      create: {
        name: "twilio",
        disabled: false,
        configuration: { delivery_methods: ["text"], default_from: "+15550100", sid: "AC00" },
        credentials: { auth_token: "hidden" },
      },
      shown: { name: "twilio" },
      update: { name: "twilio", disabled: true },
      during: async ({ id }) => {
        // No message leaves this server yet.
        await round.refused(403, "POST /branding/phone/providers/{id}/try", id, { to: "+15550101", delivery_method: "text" });
      },
    });
    const content = { syntax: "liquid", body: { text: "{{ code }}" }, from: "+15550100" };
    await round.object({
      path: "/branding/phone/templates",
      create: { type: "otp_verify", disabled: false, content },
      shown: { type: "otp_verify" },
      update: { disabled: true },
      during: async ({ id }) => {
        await round.ask("PATCH /branding/phone/templates/{id}/reset", id, {});
        const trial = { to: "+15550101", delivery_method: "text" };
        await round.refused(403, "POST /branding/phone/templates/{id}/try", id, trial);
      },
    });
  },
};

export const looks = [branding, themes, template, prompts, partials, rendering, emails, templates, customDomains, phone];
