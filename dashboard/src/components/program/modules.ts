import list from "../../../../runner/src/main/resources/dev/ostiary/runner/modules.json";

/** What `require` finds, as the runner itself has it listed. */
interface Module {
  name: string;
  /** The version that it is, or that it is called like. */
  version: string;
  /** `package`: as it is published; `own`: this server's, called in the same way. */
  kind: string;
  summary: string;
}

export const modules: readonly Module[] = list.modules;
