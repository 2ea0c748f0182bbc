// The product's own commands, as somebody on the server's machine runs them.
import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const JAVA = ["-XX:TieredStopAtLevel=1", "-jar", path.join(ROOT, "server/target/ostiary.jar")];

/** Those that read files only, and know no server. */
const OFFLINE = ["check", "generate"];

/** Runs `ostiary ARGS…` in the root of the repository; never throws for what the command thinks of its input. */
export function ostiary(...args) {
  return new Promise((done) => {
    const data = OFFLINE.includes(args[1]) ? [] : ["--data", process.env.OSTIARY_E2E_DATA];
    execFile("java", [...JAVA, ...args, ...data], { cwd: ROOT }, (error, out, failed) =>
      done({ code: error ? error.code : 0, out, failed }),
    );
  });
}
