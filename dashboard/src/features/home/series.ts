import { useWords } from "../../words/language";
import type { Day } from "./queries";
import { homeWords } from "./words";

export interface Series {
  title: string;
  color: string;
  of: (day: Day) => number;
}

/** The numbers of a day that are shown. */
export function useSeries(): Series[] {
  const words = useWords(homeWords);
  return [
    { title: words.signIns, color: "ink.6", of: (d) => d.logins },
    { title: words.signUps, color: "teal.6", of: (d) => d.signups },
    { title: words.failures, color: "red.6", of: (d) => d.failed_logins },
    { title: words.userTokens, color: "violet.6", of: (d) => d.tokens_issued.user },
    { title: words.machineTokens, color: "orange.6", of: (d) => d.tokens_issued.client },
  ];
}
