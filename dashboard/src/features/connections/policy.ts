/** The levels of a password policy. */
export const LEVELS = ["none", "low", "fair", "good", "excellent"] as const;
export type Level = (typeof LEVELS)[number];

export const MIN_LENGTHS: Record<Level, number> = { none: 1, low: 6, fair: 8, good: 8, excellent: 10 };

/** How many kinds of characters a level asks for, of how many. */
export const KINDS: Record<Level, [asked: number, of: number]> = {
  none: [0, 0],
  low: [0, 0],
  fair: [3, 3],
  good: [3, 4],
  excellent: [3, 4],
};

const TESTS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];

export interface Rule {
  rule: "length" | "kinds" | "repeats";
  kept: boolean;
}

/** The rules of a policy, tried with a password. The server checks again; this only shows. */
export function tryPassword(level: Level, minLength: number, password: string): Rule[] {
  const [asked, of] = KINDS[level];
  const kinds = TESTS.slice(0, of).filter((t) => t.test(password)).length;
  const rules: Rule[] = [{ rule: "length", kept: [...password].length >= minLength }];
  if (asked > 0) {
    rules.push({ rule: "kinds", kept: kinds >= asked });
  }
  if (level === "excellent") {
    rules.push({ rule: "repeats", kept: !/(.)\1\1/su.test(password) });
  }
  return rules;
}
