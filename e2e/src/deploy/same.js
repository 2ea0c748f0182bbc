// What may differ between two tenants that hold the same, and between two moments of one that nobody has changed.

const EXPORT = {
  // Proofs that somebody owns a host name are drawn anew.
  verification_txt: () => "drawn",
  record: () => "drawn",
  // The tool adds its own default at import to what the server has never heard of.
  disable_self_service_change_password: () => undefined,
  // The tool does not export how a vault connection is set up, and says so; without that it is not ready.
  ready: () => undefined,
  // The tool creates three at a time; which of them is first is chance.
  clientGrants: (grants) => grants.toSorted((one, other) => (one.audience < other.audience ? -1 : 1)),
};

// The tool writes what it has read, changed or not. The server then notes when.
const STATE = { updated_at: () => undefined, updated_on: () => undefined, built_at: () => undefined };

/** The kinds that the tool always believes to have changed: it compares proofs of ownership and marks for secrets. */
export const UNLIKE = ["CustomDomains", "EventStreams", "FlowVaultConnections", "Organizations", "PhoneProviders"];

/** An export without what the tool cannot carry over. */
export const exported = (files) => without(files, EXPORT);

/** A state without the times of writing. */
export const settled = (state) => without(state, STATE);

function without(value, rules) {
  if (Array.isArray(value)) {
    return value.map((item) => without(item, rules));
  }
  if (value === null || typeof value !== "object" || value instanceof Date) {
    return value;
  }
  const ruled = Object.entries(value).map(([key, item]) => [key, rules[key] ? rules[key](item) : item]);
  const kept = ruled.filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept.map(([key, item]) => [key, without(item, rules)]));
}
