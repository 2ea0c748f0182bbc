// What is left of `process` without a process: programs look at its members, and defer work with nextTick.
const started = Date.now();

module.exports = {
  title: "node",
  version: "v22.0.0",
  versions: { node: "22.0.0" },
  env: {},
  argv: [],
  execArgv: [],
  platform: "linux",
  arch: "x64",
  pid: 1,
  exitCode: undefined,
  nextTick(task, ...values) {
    if (typeof task !== "function") throw new TypeError("The callback must be a function");
    Promise.resolve().then(() => task(...values));
  },
  hrtime: Object.assign(
    (since) => {
      const now = Date.now() - started;
      const time = [Math.floor(now / 1000), (now % 1000) * 1e6];
      if (!since) return time;
      const nanoseconds = (time[0] - since[0]) * 1e9 + time[1] - since[1];
      return [Math.floor(nanoseconds / 1e9), ((nanoseconds % 1e9) + 1e9) % 1e9];
    },
    { bigint: () => BigInt(Date.now() - started) * 1000000n },
  ),
  uptime: () => (Date.now() - started) / 1000,
  cwd: () => "/",
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  on: () => module.exports,
  once: () => module.exports,
  off: () => module.exports,
  removeListener: () => module.exports,
  emitWarning: (warning) => console.warn(String(warning?.message ?? warning)),
  exit() {
    throw new Error("A program cannot end its process; return from the function instead");
  },
};
