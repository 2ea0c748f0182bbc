import type { Kind } from "../kinds";
import { MACHINE } from "./snippets-machine";
import { NATIVE } from "./snippets-native";
import { SPA } from "./snippets-spa";
import { WEB } from "./snippets-web";
import type { Technology } from "./types";

/** The technologies of each type of application that have a quick start. */
export const TECHNOLOGIES: Record<Kind, Technology[]> = {
  spa: SPA,
  regular_web: WEB,
  native: NATIVE,
  non_interactive: MACHINE,
};
