(async function ({ require, check, text }) {
  const uuid = require("uuid");
  for (const name of ["a", "", "ü😀", "https://example.com/x"]) {
    await check(`named ${name}`, () => [uuid.v3(name, uuid.v3.URL), uuid.v5(name, uuid.v5.DNS), uuid.v5(name, "6ba7b810-9dad-11d1-80b4-00c04fd430c8"), uuid.v5(name, uuid.parse(uuid.v5.DNS), [0, 0], 2)]);
  }
  await check("namespace", () => uuid.v5("x", "not one"));
  const options = { random: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] };
  await check("given random", () => [uuid.v4(options), uuid.v4(options, [], 0), uuid.v4({ rng: () => options.random })]);
  await check("given time", () => uuid.v1({ msecs: 1700000000000, nsecs: 55, clockseq: 0x1234, node: [1, 2, 3, 4, 5, 6] }));
  await check("random", () => [uuid.validate(uuid.v4()), uuid.version(uuid.v4()), uuid.version(uuid.v1()), uuid.v4() !== uuid.v4(), uuid.v1() !== uuid.v1()]);
  for (const given of ["6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "x", "", uuid.NIL, "6ba7b810-9dad-91d1-80b4-00c04fd430c8", "6ba7b8109dad11d180b400c04fd430c8", null, 5]) await check(`validate ${given}`, () => uuid.validate(given));
  await check("parse", () => [uuid.parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), uuid.stringify(uuid.parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))]);
  await check("parse wrong", () => uuid.parse("x"));
  await check("version of wrong", () => uuid.version("x"));
  text(["a"], 1);
})
