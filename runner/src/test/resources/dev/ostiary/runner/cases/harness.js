// Runs the cases of one file. Node with the real packages writes what comes out to a .json file beside it
// (runner/vendor/golden.mjs); the test compares what comes out in a program's realm.
(function harness(cases, { require, base, golden }) {
  let seed = 20261122;
  function random() {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  const below = (most) => Math.floor(random() * most);
  const pick = (list) => list[below(list.length)];
  const text = (alphabet, most) => Array.from({ length: below(most + 1) }, () => pick(alphabet)).join("");

  /** Values as JSON can have them. */
  function plain(value, depth = 0) {
    if (depth > 8) return "$deep";
    if (value === undefined) return "$undefined";
    if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) return `$${Object.is(value, -0) ? "-0" : value}`;
    if (typeof value === "bigint") return `$${value}n`;
    if (typeof value === "function") return "$function";
    if (typeof value === "symbol") return String(value);
    if (value === null || typeof value !== "object") return value;
    if (value instanceof Date) return `$date ${value.getTime()}`;
    if (ArrayBuffer.isView(value)) return `$bytes ${Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), (b) => b.toString(16).padStart(2, "0")).join("")}`;
    if (value instanceof Map || value instanceof Set) return { $: [...value].map((each) => plain(each, depth + 1)) };
    if (value instanceof Error) return { $error: value.name, message: value.message };
    if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
    return Object.fromEntries(Object.keys(value).map((key) => [key, plain(value[key], depth + 1)]));
  }

  /** What a call to the echo sent: the real server tells it as an object, the test's echo as the arguments of the call. */
  function sent(data) {
    const given = typeof data === "string" ? JSON.parse(data) : data;
    if (!Array.isArray(given)) return given;
    const [url, { method, headers = {}, body = "", base64 }] = given;
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const shown = {};
    for (const name of ["accept", "authorization", "content-type", "x-test"]) if (lower[name] !== undefined) shown[name] = lower[name];
    return { method, path: url.replace(base, ""), headers: shown, body: base64 ? { base64: body } : body };
  }

  const results = {};
  async function check(name, work) {
    if (name in results) throw new Error(`There are two cases ${name}`);
    try {
      results[name] = plain(await work());
    } catch (problem) {
      results[name] = { $thrown: problem?.name, message: problem?.message, ...(problem?.code !== undefined && { code: problem.code }) };
    }
  }

  return Promise.resolve(cases({ require, check, base, sent, random, below, pick, text })).then(() => {
    if (!golden) return results;
    const wrong = [];
    for (const name of new Set([...Object.keys(golden), ...Object.keys(results)])) {
      const wanted = JSON.stringify(golden[name]);
      const got = JSON.stringify(results[name]);
      if (wanted !== got) wrong.push(`${name}\n  wanted ${wanted}\n  got    ${got}`);
    }
    return { compared: Object.keys(results).length, wrong };
  });
})
