import { useSearchParams } from "react-router";
import { allOf, searchFor, searchInside } from "../../api/userSearch";
import { PAGE, type Search } from "./queries";

/** What the list shows, as its address says: it can be bookmarked, and other screens link to it. */
export interface ListState {
  text: string;
  /** Whether the text is looked for in the middle of values, too. */
  inside: boolean;
  connection: string;
  state: string;
  seen: string;
  sort: string;
  page: number;
}

export const SORTS = {
  newest: "created_at:-1",
  oldest: "created_at:1",
  latest: "last_login:-1",
  byName: "name:1",
} as const;

export const STATES = ["blocked", "notBlocked", "unverified"] as const;
export const SEEN = ["day", "week", "month", "quiet", "neverIn"] as const;

/** The server pages through so many users. */
export const REACH = 1_000;
const LAST_PAGE = REACH / PAGE - 1;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A moment before now; whole hours, so that the same search keeps its name. */
function ago(millis: number): string {
  return new Date(Math.floor((Date.now() - millis) / HOUR) * HOUR).toISOString();
}

function fitting(state: string): string {
  return { blocked: "blocked:true", notBlocked: "blocked:false", unverified: "email_verified:false" }[state] ?? "";
}

function seenWhen(seen: string): string {
  switch (seen) {
    case "day":
      return `last_login:[${ago(DAY)} TO *]`;
    case "week":
      return `last_login:[${ago(7 * DAY)} TO *]`;
    case "month":
      return `last_login:[${ago(30 * DAY)} TO *]`;
    case "quiet":
      return `last_login:[* TO ${ago(90 * DAY)}]`;
    case "neverIn":
      return "NOT _exists_:logins_count";
    default:
      return "";
  }
}

/** What to ask the server. */
export function searchOf(s: ListState): Search {
  const words = s.inside ? searchInside(s.text) : searchFor(s.text);
  return {
    q: allOf(words, fitting(s.state), seenWhen(s.seen)),
    connection: s.connection,
    sort: SORTS[s.sort as keyof typeof SORTS] ?? SORTS.newest,
    page: s.page,
  };
}

export function isFiltered(s: ListState): boolean {
  return Boolean(s.text || s.connection || s.state || s.seen);
}

/** The state, and how to change it: a change of anything but the page goes to the first page. */
export function useListState() {
  const [params, setParams] = useSearchParams();
  const state: ListState = {
    text: params.get("q") ?? "",
    inside: params.has("inside"),
    connection: params.get("connection") ?? "",
    state: params.get("state") ?? "",
    seen: params.get("seen") ?? "",
    sort: params.get("sort") ?? "",
    page: Math.min(LAST_PAGE, Math.max(0, Number(params.get("page") ?? 1) - 1)) || 0,
  };
  const change = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete("page");
        if (name === "q") {
          next.delete("inside");
        }
        next.delete(name);
        if (value) {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return { state, change, clear: () => setParams({}, { replace: true }) };
}
