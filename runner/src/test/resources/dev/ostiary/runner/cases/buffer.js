(async function ({ require, check, below, pick, text, random }) {
  const { Buffer } = require("buffer");
  const encodings = ["utf8", "UTF-8", "hex", "base64", "base64url", "BASE64URL", "latin1", "binary", "ascii", "ucs2", "utf16le"];
  const alphabet = [..."abcXYZ019+/-_= \n", "é", "€", "😀", "\ud800", "ff", "zz"];
  const plain = [..."abcXYZ019+/-_ \n", "ff", "zz"];
  for (let i = 0; i < 40; i++) {
    const given = text(alphabet, 20);
    const coded = text(plain, 20);
    await check(`from ${i}`, () => encodings.map((encoding) => Buffer.from(/hex|64/i.test(encoding) ? coded : given, encoding)));
    await check(`length ${i}`, () => ["utf8", "hex", "latin1", "ucs2"].map((encoding) => Buffer.byteLength(given, encoding)));
    const bytes = Buffer.from(Array.from({ length: below(24) }, () => below(256)));
    await check(`to ${i}`, () => encodings.map((encoding) => bytes.toString(encoding)));
    await check(`base64url there and back ${i}`, () => Buffer.from(bytes.toString("base64url"), "base64url").equals(bytes));
    const from = below(10);
    await check(`parts ${i}`, () => [bytes.slice(from), bytes.subarray(1, -1), bytes.indexOf(97), bytes.includes("a"), bytes.toString("hex", from), Buffer.concat([bytes, Buffer.from("x")])]);
    await check(`compare ${i}`, () => [Buffer.compare(bytes, Buffer.from(given)), bytes.equals(Buffer.from(bytes))]);
  }
  await check("write", () => {
    const made = Buffer.alloc(24);
    return [made.write("aé", 1), made.write("ff00", 8, "hex"), made.write("_-8", 12, "base64url"), made.writeUInt32BE(0xdeadbeef, 16), made.writeInt16LE(-2, 20), made];
  });
  await check("numbers", () => {
    const made = Buffer.from("0102030405060708f0ff", "hex");
    return [made.readUInt8(0), made.readUInt16LE(1), made.readUInt32BE(2), made.readUIntBE(0, 6), made.readInt8(9), made.readDoubleBE(0), made.readBigUInt64BE(0), made.readInt32LE(6)];
  });
  await check("fill", () => [Buffer.alloc(5, "ab"), Buffer.alloc(4, "YQ", "base64url"), Buffer.alloc(3).fill(1, 1), Buffer.of(1, 2, 300)]);
  await check("known", () => [Buffer.isEncoding("base64url"), Buffer.isEncoding("nope"), Buffer.isBuffer(Buffer.alloc(1)), Buffer.isBuffer(new Uint8Array(1)), Buffer.from("a") instanceof Uint8Array]);
  await check("json", () => [JSON.stringify(Buffer.from("hi")), Buffer.from(JSON.parse(JSON.stringify(Buffer.from("hi"))))]);
  await check("old", () => [new Buffer("aGk=", "base64").toString(), new Buffer([1, 2])]);
  await check("swap", () => [Buffer.from("01020304", "hex").swap16(), [...Buffer.from("ab").entries()]]);
  await check("unknown encoding", () => {
    try {
      Buffer.from("x", "nope");
    } catch (problem) {
      return problem.name;
    }
    return "none";
  });
  await check("global", () => globalThis.Buffer === Buffer);
  random();
})
