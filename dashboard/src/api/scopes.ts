/** What the dashboard asks for, by subject: c(reate), r(ead), u(pdate), d(elete). */
const WANTED = {
  administrators: "crud",
  anomaly_blocks: "rd",
  attack_protection: "ru",
  branding: "ru",
  client_credentials: "crud",
  client_grants: "crud",
  client_keys: "ru",
  clients: "crud",
  connections: "crud",
  email_provider: "crud",
  email_templates: "cru",
  grants: "rd",
  logs: "r",
  logs_users: "r",
  organization_client_grants: "crd",
  organization_clients: "crud",
  organization_connections: "crud",
  organization_invitations: "crd",
  organization_member_roles: "crd",
  organization_members: "crd",
  organizations: "crud",
  prompts: "ru",
  refresh_tokens: "rd",
  resource_servers: "crud",
  role_members: "crd",
  roles: "crud",
  sessions: "rd",
  signing_keys: "cru",
  stats: "r",
  tenant_settings: "ru",
  user_tickets: "c",
  users: "crud",
  users_app_metadata: "u",
};

const VERBS: Record<string, string> = { c: "create", r: "read", u: "update", d: "delete" };

/** The scopes of the sign-in. Administrators get those of them that their level has. */
export const SCOPES = [
  "openid",
  "profile",
  "email",
  ...Object.entries(WANTED).flatMap(([subject, letters]) => [...letters].map((l) => `${VERBS[l]}:${subject}`)),
];
