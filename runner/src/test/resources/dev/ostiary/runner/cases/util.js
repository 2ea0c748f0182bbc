(async function ({ require, check, below, pick, text, random }) {
  const util = require("util");
  class Thing {
    constructor() {
      this.a = 1;
    }
  }
  class More extends Thing {}
  const circle = { name: "c" };
  circle.self = circle;
  circle.list = [circle, { deep: circle }];
  const values = {
    texts: ["a", "it's", 'both " and \'', "all \" ' `", "line\nbreak\t\\", "\u0000\u001b\u007f", "\ud800", "é😀", ""],
    numbers: [0, -0, 1.5, NaN, Infinity, 10n, 1e21],
    simple: [true, null, undefined, Symbol("s"), Symbol.iterator],
    object: { a: 1, "b-c": "x", [Symbol("k")]: 2, 3: [], é: {} },
    nested: { a: { b: { c: { d: 1 } } }, list: [[[[1]]]] },
    empty: [[], {}, new Map(), new Set()],
    holes: [1, , , 4, ,], // eslint-disable-line no-sparse-arrays
    map: new Map([["a", { b: 1 }], [{ k: 1 }, [1]]]),
    set: new Set([1, "a", { b: 2 }]),
    thing: [new Thing(), new More(), Object.create(null), Object.assign(Object.create(null), { a: 1 })],
    functions: [function named() {}, () => {}, class Some {}, class Other extends Thing {}, async () => {}, function* gen() {}, Math.max],
    withMembers: Object.assign(function f() {}, { a: 1 }),
    dates: [new Date(0), new Date(NaN), /a+/gi],
    boxed: [new String("x"), new Number(3), Object(true), Object(5n)],
    bytes: [new Uint8Array([1, 2, 3]), new Float64Array(2), new ArrayBuffer(4)],
    accessors: { get a() { return 1; }, set a(v) {}, get b() { return 2; }, set c(v) {} },
    circle,
    long: "x".repeat(200),
    longList: Array.from({ length: 120 }, (unused, i) => i),
    words: Array.from({ length: 30 }, (unused, i) => "w".repeat(i % 7) + i),
    wide: { aaaaaaaaaaaaaaaaaaaa: "bbbbbbbbbbbbbbbbbbbbbbbbb", cccccccccccccccccccc: "ddddddddddddddddddddddddd", e: 1 },
    many: Object.fromEntries(Array.from({ length: 30 }, (unused, i) => [`key${i}`, i])),
    user: { user_id: "auth0|1", email: "a@b.c", identities: [{ provider: "auth0", user_id: "1", isSocial: false }], app_metadata: { roles: ["admin", "user"], plan: { name: "gold", since: "2020-01-01" } }, email_verified: true, logins: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
    tagged: { [Symbol.toStringTag]: "Tag", a: 1 },
    arguments: (function () { return arguments; })(1, "b"),
    listWithMembers: Object.assign([1, 2], { extra: "x" }),
    custom: { [Symbol.for("nodejs.util.inspect.custom")]: () => "my own" },
  };
  for (const [name, value] of Object.entries(values)) await check(`inspect ${name}`, () => util.inspect(value));
  await check("depth", () => [util.inspect(values.nested, { depth: 0 }), util.inspect(values.nested, { depth: null }), util.inspect(values.nested, { depth: 5 })]);
  await check("options", () => [util.inspect(values.user, { breakLength: 40 }), util.inspect(values.user, { breakLength: Infinity }), util.inspect(values.user, { compact: false }), util.inspect(values.many, { sorted: true }), util.inspect(values.longList, { maxArrayLength: 3 }), util.inspect("abcdef", { maxStringLength: 2 })]);
  const leaf = () => pick([1, -2.5, "text", "longer text here", true, null, undefined, [], {}, "it's", 123456789]);
  const make = (depth) => {
    if (depth === 0 || random() < 0.3) return leaf();
    if (random() < 0.4) return Array.from({ length: below(12) }, () => make(depth - 1));
    return Object.fromEntries(Array.from({ length: below(6) }, (unused, i) => [text([..."abcdefgh"], 9) + i, make(depth - 1)]));
  };
  for (let i = 0; i < 150; i++) {
    const value = make(4);
    await check(`inspect any ${i}`, () => util.inspect(value));
  }
  const formats = [["a"], ["%s %s", "x"], ["%s", { a: 1 }], ["%s", [1, "b"]], ["%s", null], ["%s", undefined], ["%s", 10n], ["%s", -0], ["%s", Symbol("q")], ["%d", "42"], ["%d", "x"], ["%d", 5n], ["%i", 42.9], ["%i", "7px"], ["%f", "1.5"], ["%j", { a: [1] }], ["%o", { f: 1 }], ["%O", { a: { b: { c: { d: 1 } } } }], ["%%", 1], ["%c", "css"], ["100%", 1], ["a", "b", { c: 1 }, 3], [{ a: 1 }, "x"], ["%s", () => 1], ["%s", new Date(0)], ["%x", 1], [1, 2, "3"], ["%j", circle]];
  for (let i = 0; i < formats.length; i++) await check(`format ${i}`, () => util.format(...formats[i]));
  const pairs = [[1, 1], [1, "1"], [NaN, NaN], [0, -0], [{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: 1, b: undefined }], [[1, 2], [1, 2]], [[1], { 0: 1 }], [new Date(1), new Date(1)], [new Date(1), new Date(2)], [/a/g, /a/i], [new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1])], [new Map([[1, 2]]), new Map([[1, 3]])], [new Thing(), { a: 1 }], [Buffer.from("a"), Buffer.from("a")], [Object(1), Object(2)], [new Error("a"), new Error("a")], [new Error("a"), new TypeError("a")], [null, undefined], [[], {}], [circle, circle], ["a", Object("a")], [[, 1], [undefined, 1]]]; // eslint-disable-line no-sparse-arrays
  const assert = require("assert");
  const holds = (work) => {
    try {
      work();
      return true;
    } catch (problem) {
      return `${problem.name} ${problem.code} ${problem.operator}`;
    }
  };
  for (let i = 0; i < pairs.length; i++) {
    const [one, other] = pairs[i];
    await check(`equal ${i}`, () => [util.isDeepStrictEqual(one, other), holds(() => assert.deepEqual(one, other)), holds(() => assert.deepStrictEqual(one, other)), holds(() => assert.equal(one, other)), holds(() => assert.strictEqual(one, other)), holds(() => assert.notDeepStrictEqual(one, other))]);
  }
  await check("assert", () => [holds(() => assert(1)), holds(() => assert(0, "no")), holds(() => assert.ok("")), holds(() => assert.throws(() => { throw new TypeError("x"); }, TypeError)), holds(() => assert.throws(() => { throw new TypeError("x"); }, /x/)), holds(() => assert.throws(() => { throw new TypeError("x"); }, { message: "x" })), holds(() => assert.throws(() => { throw new TypeError("x"); }, { message: "y" })), holds(() => assert.throws(() => {})), holds(() => assert.match("abc", /b/)), holds(() => assert.match("abc", /x/)), holds(() => assert.fail("why")), holds(() => assert.ifError(null)), holds(() => assert.ifError(new Error("e"))), holds(() => assert.doesNotThrow(() => {}))]);
  await check("assert, waiting", () => assert.rejects(Promise.reject(new Error("x")), /x/));
  await check("assert says", () => assert(false, "my message"));
  await check("promisify", async () => [await util.promisify((a, callback) => callback(null, a + 1))(1), await util.promisify((callback) => callback(new Error("no")))().catch((problem) => problem.message)]);
  await check("promisify of nothing", () => {
    try {
      util.promisify(1);
    } catch (problem) {
      return [problem.name, problem.code];
    }
    return "none";
  });
  await check("callbackify", () => new Promise((resolve) => { util.callbackify(async (a) => a * 2)(4, (problem, value) => resolve([problem, value])); }));
  await check("inherits", () => {
    function A() {}
    function B() {}
    util.inherits(B, A);
    return [new B() instanceof A, B.super_ === A];
  });
  await check("types", () => ["isDate", "isRegExp", "isPromise", "isMap", "isTypedArray", "isUint8Array", "isAsyncFunction", "isNativeError", "isBoxedPrimitive"].map((name) => [new Date(), /a/, Promise.resolve(), new Map(), new Uint8Array(), async () => {}, new Error(), Object("a"), 1].map((value) => util.types[name](value))));
})
