// What deploy-cli knows and what of that an export must hold.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HANDLERS = fileURLToPath(new URL("../../node_modules/auth0-deploy-cli/lib/tools/auth0/handlers/", import.meta.url));

/** Parts of the tool that are no kind of their own: they serve connections and clients. */
const PARTS = ["default", "index", "scimHandler", "clientAuthCredentials", "clientAuthCredentialsPre"];

/** Groups that hardly anybody uses: the server answers that the feature is off, and the tool goes on. */
const RARE = [
  "actionModules",
  "connectionProfiles",
  "networkACLs",
  "rateLimitPolicies",
  "riskAssessment",
  "supplementalSignals",
  "userAttributeProfiles",
];

/** Kinds that the tool reads and never writes, whatever a tenant has. */
const NEVER_EXPORTED = ["guardianFactorProviders", "rulesConfigs"];

/** The kinds of which an export must hold something. */
export function exportedKinds() {
  const handlers = readdirSync(HANDLERS).filter((file) => file.endsWith(".js"));
  const known = handlers.map((file) => file.replace(".js", "")).filter((kind) => !PARTS.includes(kind));
  const named = known.map((kind) => (kind === "phoneProvider" ? "phoneProviders" : kind));
  return named.filter((kind) => ![...RARE, ...NEVER_EXPORTED].includes(kind)).toSorted();
}

/** The kinds of which it does hold something, from its tenant.yaml. */
export function kindsOf(tenant) {
  return Object.keys(tenant)
    .filter((kind) => Object.keys(tenant[kind] ?? {}).length > 0)
    .toSorted();
}
