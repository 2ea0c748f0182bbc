/** The types of events that this server writes, by what they are about. */
export const GROUPS = {
  signIns: ["s", "ssa", "sepft"],
  signInFailures: ["f", "fp", "fu", "fsa", "fepft", "limit_wc"],
  signUps: ["ss", "fs"],
  signOuts: ["slo", "flo"],
  tokens: ["seacft", "seccft", "sertft", "srrt"],
  tokenFailures: ["feacft", "feccft", "fertft", "ferrt"],
  accounts: ["sv", "fv", "svr", "scpr", "fcpr", "scp", "fcp", "fn"],
  imports: ["sui", "fui"],
  hints: ["w"],
  management: ["sapi", "fapi"],
} as const;

export type Group = keyof typeof GROUPS;
export type LogCode = (typeof GROUPS)[Group][number];

const FAILED: readonly LogCode[] = [
  ...GROUPS.signInFailures,
  ...GROUPS.tokenFailures,
  "fs",
  "flo",
  "fv",
  "fcpr",
  "fcp",
  "fn",
  "fui",
  "fapi",
];

/** Every type that tells of something that did not work. */
export const FAILURES: readonly string[] = FAILED;

export function isFailure(type: string): boolean {
  return FAILURES.includes(type);
}
