(async function ({ require, check, below, pick, text }) {
  const querystring = require("querystring");
  const alphabet = [..."abc=&+%;?#é€😀 /\u0000[]", "%20", "%zz", "%E2%82%AC", "%ff", "%C3"];
  for (let i = 0; i < 60; i++) {
    const inputs = Array.from({ length: 10 }, () => text(alphabet, 14));
    await check(`parse ${i}`, () => inputs.map((each) => ({ ...querystring.parse(each) })));
  }
  const values = () => pick(["", "a b", "ü&=", 0, -1.5, NaN, true, false, null, undefined, {}, ["x", "y z"], [], 10n, "it's (ok)*!~"]);
  for (let i = 0; i < 40; i++) {
    const object = Object.fromEntries(Array.from({ length: below(5) }, (unused, at) => [`${pick(["a", "b c", "é", "&"])}${at}`, values()]));
    await check(`stringify ${i}`, () => querystring.stringify(object));
    await check(`stringify with marks ${i}`, () => querystring.stringify(object, ";", ":"));
  }
  for (const given of ["a:1;b:2", "a=1", ":x;y:", ""]) await check(`marks ${given}`, () => ({ ...querystring.parse(given, ";", ":") }));
  await check("most keys", () => ({ ...querystring.parse("a=1&b=2&c=3", null, null, { maxKeys: 2 }) }));
  await check("escape", () => [querystring.escape("a b&é"), querystring.unescape("%41%zz%C3%A9"), querystring.unescape("%ff")]);
  await check("lone surrogate", () => querystring.escape("\ud800"));
  await check("of nothing", () => [querystring.stringify(null), querystring.stringify("a"), { ...querystring.parse(null) }]);
})
