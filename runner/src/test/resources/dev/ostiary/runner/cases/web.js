(async function ({ check, pick, below, random }) {
  const attempt = async (work) => {
    try {
      return await work();
    } catch (problem) {
      return problem.name;
    }
  };
  await check("headers", () => {
    const made = new Headers([["B", "1"], ["a", " 2 "], ["b", "3"], ["Set-Cookie", "x"], ["set-cookie", "y"]]);
    made.append("C", "4");
    made.set("a", "5");
    return [[...made], made.get("B"), made.get("none"), made.has("C"), made.getSetCookie(), [...made.keys()]];
  });
  for (const [name, value] of [["a b", "x"], ["", "x"], ["a", "x\r\ny: z"], ["a", "€"], ["a", "\u0000"], ["a\n", "x"]]) await check(`header ${JSON.stringify([name, value])}`, () => attempt(() => [...new Headers({ [name]: value })]));
  await check("request", async () => {
    const made = new Request("https://h/x", { method: "post", body: JSON.stringify({ a: 1 }), headers: { X: "1" } });
    return [made.method, made.url, [...made.headers], await made.clone().text(), await made.json(), made.bodyUsed, await attempt(() => made.text())];
  });
  for (const [at, init] of [{ method: "GET", body: "x" }, { method: "TRACE" }, { method: "a b" }, { method: "patch" }, { body: new URLSearchParams("a=b"), method: "POST" }, { redirect: "no" }].entries()) await check(`request ${at}`, () => attempt(async () => {
    const made = new Request("https://h/", init);
    return [made.method, [...made.headers], await made.text()];
  }));
  await check("request to nowhere", () => attempt(() => new Request("nonsense")));
  await check("request with password", () => attempt(() => new Request("https://u:p@h/")));
  await check("response", async () => {
    const made = new Response("tëxt", { status: 201, statusText: "Made", headers: { a: "b" } });
    return [made.ok, made.status, made.statusText, [...made.headers], await made.clone().text(), new Uint8Array(await made.arrayBuffer()), made.type, made.redirected];
  });
  await check("responses", async () => [await Response.json({ a: 1 }).text(), [...Response.json({}).headers], await attempt(() => new Response("x", { status: 99 })), await attempt(() => new Response("x", { status: 204 })), new Response(null, { status: 204 }).status, await attempt(() => new Response("no json").json()), Response.redirect("https://h/").headers.get("location"), new Response(new Uint8Array([65])).headers.get("content-type"), await new Response(new Uint8Array([0xef, 0xbb, 0xbf, 65])).text()]);
  await check("abort", async () => {
    const controller = new AbortController();
    const heard = [];
    controller.signal.addEventListener("abort", (event) => heard.push(event.type));
    controller.signal.onabort = () => heard.push("own");
    controller.abort();
    controller.abort("again");
    return [heard.sort(), controller.signal.aborted, controller.signal.reason.name, controller.signal.reason.code, await attempt(() => controller.signal.throwIfAborted()), AbortSignal.abort("r").reason, AbortSignal.any([AbortSignal.abort(1)]).reason, await attempt(() => new AbortSignal())];
  });
  await check("time is over", () => new Promise((resolve) => {
    const signal = AbortSignal.timeout(5);
    signal.addEventListener("abort", () => resolve(signal.reason.name));
  }));
  class Own {
    constructor() {
      this.a = 1;
    }
  }
  const circle = { a: [1] };
  circle.b = circle;
  await check("clone", () => {
    const values = [1, "a", null, undefined, 10n, [1, , 3], { a: { b: 1 } }, new Date(5), /a/gi, new Map([[{ k: 1 }, 2]]), new Set([1]), new Uint8Array([1, 2]), new Own(), Object("x"), new RangeError("no")]; // eslint-disable-line no-sparse-arrays
    const made = structuredClone(values);
    const again = structuredClone(circle);
    return [made, made[6] !== values[6], again.b === again, again.a, made[12] instanceof Own, made[14] instanceof RangeError, String(made[8])];
  });
  for (const [at, wrong] of [() => {}, Symbol("x"), { f() {} }, Promise.resolve(), new WeakMap()].entries()) await check(`clone of wrong ${at}`, () => attempt(() => structuredClone(wrong)));
  await check("next tick", () => new Promise((resolve) => { process.nextTick((a) => resolve(a), 5); }));
  await check("process", () => [typeof process.version, process.env.NOTHING, Array.isArray(process.hrtime()), typeof process.hrtime.bigint(), typeof process.uptime()]);
  await check("crypto", () => [crypto.getRandomValues(new Uint8Array(4)).length, crypto.randomUUID().length]);
  pick([random(), below(2)]);
})
