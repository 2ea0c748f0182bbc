import { useEffect, useMemo, useState } from "react";
import type { Filter } from "./filter";
import { type LogEvent, newerThan } from "./queries";

const EVERY_MILLIS = 2_000;

const NOTHING: LogEvent[] = [];

interface Tail {
  /** Events that came after those of the list and are shown. */
  shown: LogEvent[];
  /** How many wait, because somebody reads further down. */
  waiting: number;
  /** Shows what waits. */
  take: () => void;
  problem: string | undefined;
}

/**
 * Follows the log while it is on and the window is to be seen. What comes in shows at once to those who
 * are at the top of the page; others are told how much there is and keep their place.
 */
export function useTail(filter: Filter, listed: LogEvent[], on: boolean): Tail {
  const key = JSON.stringify(filter);
  const [kept, setKept] = useState<{ key: string; events: LogEvent[]; taken: number }>({ key, events: NOTHING, taken: 0 });
  const [problem, setProblem] = useState<string>();
  const events = kept.key === key ? kept.events : NOTHING;
  const taken = kept.key === key ? kept.taken : 0;
  const newest = events[0]?.log_id ?? listed[0]?.log_id ?? "";
  const known = useMemo(() => new Set([...events, ...listed].map((e) => e.log_id)), [events, listed]);

  useEffect(() => {
    if (!on) {
      return;
    }
    let over = false;
    const look = async () => {
      if (document.hidden) {
        return;
      }
      const found = await newerThan(filter, newest, known).catch((error: Error) => void setProblem(error.message));
      if (over || !found) {
        return;
      }
      setProblem(undefined);
      if (found.length > 0) {
        const all = [...found, ...events].sort((a, b) => (a.log_id < b.log_id ? 1 : -1));
        setKept({ key, events: all, taken: window.scrollY < 200 ? all.length : taken });
      }
    };
    const timer = window.setInterval(() => void look(), EVERY_MILLIS);
    return () => {
      over = true;
      window.clearInterval(timer);
    };
  }, [on, key, newest, known, events, taken, filter]);

  return {
    shown: taken === 0 ? [] : events.slice(-taken),
    waiting: events.length - taken,
    take: () => {
      setKept({ key, events, taken: events.length });
      window.scrollTo({ top: 0 });
    },
    problem,
  };
}
