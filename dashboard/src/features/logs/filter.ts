import { FAILURES, type Group, GROUPS } from "../../api/events";

/** What the log is asked for; all of it stands in the address, so that a view can be passed on. */
export interface Filter {
  group: Group | "failures" | "";
  /** The id of a user, or the beginning of a name or e-mail address. */
  user: string;
  /** The id of an application. */
  client: string;
  period: Period | "";
  /** In Lucene's syntax, as the API takes it. */
  text: string;
}

const MINUTE = 60_000;

/** How far back, in milliseconds. */
export const PERIODS = {
  m15: 15 * MINUTE,
  h1: 60 * MINUTE,
  h24: 24 * 60 * MINUTE,
  d7: 7 * 24 * 60 * MINUTE,
  d30: 30 * 24 * 60 * MINUTE,
} as const;

export type Period = keyof typeof PERIODS;

export function filterOf(params: URLSearchParams): Filter {
  const group = params.get("group") ?? "";
  const period = params.get("period") ?? "";
  return {
    group: group === "failures" || group in GROUPS ? (group as Filter["group"]) : "",
    user: params.get("user") ?? "",
    client: params.get("client") ?? "",
    period: period in PERIODS ? (period as Period) : "",
    text: params.get("q") ?? "",
  };
}

export function paramsOf(filter: Filter): URLSearchParams {
  const { text, ...others } = filter;
  return new URLSearchParams(Object.entries({ ...others, q: text }).filter(([, value]) => value !== ""));
}

/** The filter as a query. The period begins at the whole minute, so that pages of a list agree. */
export function queryOf(filter: Filter, now: number): string {
  const parts: string[] = [];
  if (filter.group) {
    const types = filter.group === "failures" ? FAILURES : GROUPS[filter.group];
    parts.push(`type:(${types.join(" OR ")})`);
  }
  if (filter.user) {
    const field = filter.user.includes("|") ? `user_id:"${quoted(filter.user)}"` : `user_name:${escaped(filter.user)}*`;
    parts.push(field);
  }
  if (filter.client) {
    parts.push(`client_id:"${quoted(filter.client)}"`);
  }
  if (filter.period) {
    const from = Math.floor((now - PERIODS[filter.period]) / MINUTE) * MINUTE;
    parts.push(`date:[${new Date(from).toISOString()} TO *]`);
  }
  if (filter.text.trim()) {
    parts.push(`(${filter.text.trim()})`);
  }
  return parts.join(" AND ");
}

export function joined(...queries: string[]): string {
  return queries.filter((q) => q !== "").join(" AND ");
}

/** Everything that Lucene's syntax gives a meaning, and blanks. */
const escaped = (text: string) => text.trim().replace(/[+\-&|!(){}[\]^"~*?:\\/\s]/g, "\\$&");
const quoted = (text: string) => text.replace(/["\\]/g, "\\$&");
