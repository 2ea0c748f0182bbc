import { dotnetStart } from "./dotnet";
import { goStart } from "./go";
import { javaStart } from "./java";
import { ktorStart } from "./ktor";
import { nodeSecretStart, nodeStart } from "./node";
import { phpStart } from "./php";
import { pythonStart } from "./python";
import { springStart } from "./spring";
import type { QuickStart, Target } from "./target";

export type { QuickStart, Target } from "./target";
export { resourceOf } from "./target";

const STARTS = [nodeStart, springStart, javaStart, ktorStart, phpStart, dotnetStart, goStart, pythonStart];

/** Code that checks the tokens of an API, in each language; with a shared secret only where it is shown. */
export function quickStarts(target: Target): QuickStart[] {
  return target.algorithm === "HS256" ? [nodeSecretStart(target)] : STARTS.map((start) => start(target));
}
