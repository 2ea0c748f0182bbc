(async function ({ require, check, below, pick, text }) {
  const { TextEncoder, TextDecoder } = require("util");
  const alphabet = [..."ab é€\u0000\ufeff\u07ff\u0800\uffff", "😀", "\ud800", "\udfff", "\u{10ffff}"];
  for (let i = 0; i < 30; i++) {
    const given = text(alphabet, 12);
    await check(`encode ${i}`, () => new TextEncoder().encode(given));
    const target = new Uint8Array(below(12));
    await check(`encode into ${i}`, () => [new TextEncoder().encodeInto(given, target), target]);
  }
  const pieces = [0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xff, 0xc0, 0xed, 0xa0, 0x80, 0xef, 0xbb, 0xbf, 0xf4, 0x90, 0x7f];
  for (let i = 0; i < 60; i++) {
    const bytes = Uint8Array.from({ length: below(14) }, () => pick(pieces));
    const at = below(bytes.length + 1);
    await check(`decode ${i}`, () => new TextDecoder().decode(bytes));
    await check(`decode, mark kept ${i}`, () => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    await check(`decode in two ${i}`, () => {
      const decoder = new TextDecoder();
      return decoder.decode(bytes.slice(0, at), { stream: true }) + decoder.decode(bytes.slice(at));
    });
    await check(`decode, fatal ${i}`, () => {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch (problem) {
        return [problem.name, problem.code];
      }
    });
    await check(`decode 1252 ${i}`, () => new TextDecoder("latin1").decode(Uint8Array.from(bytes, (byte) => byte & 0x7f)));
    await check(`decode 16 ${i}`, () => new TextDecoder("utf-16le").decode(bytes));
  }
  await check("names", () => [new TextDecoder().encoding, new TextDecoder("UTF8").encoding, new TextDecoder("ascii").encoding, new TextEncoder().encoding]);
  const letters = [..."ABCabc019+/= \n-"];
  for (let i = 0; i < 60; i++) {
    const given = text(letters, 12);
    await check(`atob ${i}`, () => {
      try {
        return atob(given);
      } catch (problem) {
        return [problem.name, problem.code];
      }
    });
    const latin = text(["a", "é", "ÿ", "\u0000", "~"], 8);
    await check(`btoa ${i}`, () => btoa(latin));
  }
  await check("btoa of more", () => {
    try {
      return btoa("€");
    } catch (problem) {
      return [problem.name, problem.code];
    }
  });
})
