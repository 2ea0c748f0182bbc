import type { TemplateName } from "./queries";
import type { MailText } from "./words-templates";

const COMMON = ["friendly_name", "support_email", "support_url"] as const;
const OF_USER = ["url", "user.email", "user.name", "user.given_name", ...COMMON] as const;
const INVITED = ["url", "inviter.name", "organization.display_name", "organization.name", ...COMMON] as const;

export type Variable = (typeof OF_USER)[number] | (typeof INVITED)[number];

/** What a mail may name. */
export function variablesOf(name: TemplateName): readonly Variable[] {
  return name === "user_invitation" ? INVITED : name === "welcome_email" ? OF_USER.filter((v) => v !== "url") : OF_USER;
}

const EXAMPLES: Record<Variable, string> = {
  url: `${window.location.origin}/u/…`,
  "user.email": "alice@example.com",
  "user.name": "Alice Abbott",
  "user.given_name": "Alice",
  "inviter.name": "Ada Admin",
  "organization.name": "acme",
  "organization.display_name": "Acme",
  friendly_name: "Example",
  support_email: "help@example.com",
  support_url: "https://example.com/help",
};

/** A template with examples in the place of its variables; filters and conditions are left out. */
export function filled(template: string, name: TemplateName): string {
  const known = new Set<string>(variablesOf(name));
  return template
    .replace(/\{%-?[^%]*-?%\}/g, "")
    .replace(/\{\{-?\s*([\w.]+)[^}]*\}\}/g, (_, variable: string) =>
      known.has(variable) ? (EXAMPLES[variable as Variable] ?? "") : "",
    );
}

/** A mail to begin with, in the words of a language. */
export function starter(mail: MailText): { subject: string; body: string } {
  const button = mail.action
    ? `
    <p style="margin:24px 0">
      <a href="{{ url }}" style="background:#1f4e79;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none">${mail.action}</a>
    </p>
    <p style="color:#57606a;font-size:14px">{{ url }}</p>`
    : "";
  return {
    subject: mail.subject,
    body: `<html>
  <body style="font-family:sans-serif;line-height:1.5;max-width:560px;margin:0 auto;padding:24px">
    <h1 style="font-size:20px">${mail.subject}</h1>
    <p>${mail.text}</p>${button}
    <p style="color:#57606a;font-size:14px">${mail.closing}</p>
  </body>
</html>
`,
  };
}
