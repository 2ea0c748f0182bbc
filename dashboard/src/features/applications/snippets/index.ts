import type { Kind } from "../kinds";
import { MACHINE_WITH_KEY } from "./snippets-keys";
import { MACHINE } from "./snippets-machine";
import { NATIVE } from "./snippets-native";
import { SPA } from "./snippets-spa";
import { WEB } from "./snippets-web";
import type { Technology } from "./types";

/** What shows how an application of this type begins, when it proves itself in this way. */
export function technologiesOf(kind: Kind, method: string): Technology[] {
  return kind === "non_interactive" && method === "private_key_jwt" ? MACHINE_WITH_KEY : TECHNOLOGIES[kind];
}

/** The technologies of each type of application that have a quick start. */
const TECHNOLOGIES: Record<Kind, Technology[]> = {
  spa: SPA,
  regular_web: WEB,
  native: NATIVE,
  non_interactive: MACHINE,
};
