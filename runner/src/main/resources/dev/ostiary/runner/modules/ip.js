// ip: questions about addresses. Every form of an address is read as one number first, so that no other spelling of an
// inner address (octal, IPv4 in IPv6, short forms) passes as a public one.
const ipaddr = require("./vendor/ipaddr");
const { Buffer } = require("./buffer");

const v4 = /^(\d{1,3}\.){3}\d{1,3}$/;
const isV4Format = (text) => v4.test(text) && ipaddr.IPv4.isValidFourPartDecimal(text);
const isV6Format = (text) => ipaddr.IPv6.isValid(String(text)) && String(text).includes(":");

function read(text) {
  const address = ipaddr.process(String(text));
  if (address.kind() !== "ipv4" || isV4Format(String(text)) || String(text).includes(":")) return address;
  throw new Error(`${text} is not a plain IP address`);
}

function toBuffer(text, buffer, offset = 0) {
  const bytes = ipaddr.parse(String(text)).toByteArray();
  if (!buffer) return Buffer.from(bytes);
  Buffer.from(bytes).copy(buffer, offset);
  return buffer;
}

function toString(buffer, offset = 0, length = buffer.length - offset) {
  const bytes = [...buffer.slice(offset, offset + length)];
  return ipaddr.fromByteArray(bytes).toString();
}

function toLong(text) {
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0;
}

const fromLong = (number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");

function fromPrefixLen(length, family = length > 32 ? "ipv6" : "ipv4") {
  const size = /6$/.test(String(family)) ? 16 : 4;
  const bytes = Array.from({ length: size }, (unused, at) => 0xff & ~(0xff >> Math.min(8, Math.max(0, length - at * 8))));
  return toString(Buffer.from(bytes));
}

function combine(one, other, work) {
  const a = toBuffer(one);
  const b = toBuffer(other);
  if (a.length !== b.length) throw new Error("The addresses are of different families");
  return toString(Buffer.from(a.map((byte, at) => work(byte, b[at]))));
}

const mask = (address, by) => combine(address, by, (a, b) => a & b);
const or = (one, other) => combine(one, other, (a, b) => a | b);
const not = (address) => toString(Buffer.from(toBuffer(address).map((byte) => ~byte & 0xff)));

function split(text) {
  const [address, length, ...more] = String(text).split("/");
  if (length === undefined || more.length > 0) throw new Error(`invalid CIDR subnet: ${text}`);
  return [address, fromPrefixLen(Number(length), isV6Format(address) ? "ipv6" : "ipv4")];
}

const cidr = (text) => mask(...split(text));

function subnet(address, subnetMask) {
  const network = toLong(mask(address, subnetMask));
  const bits = toBuffer(subnetMask).reduce((sum, byte) => sum + byte.toString(2).replace(/0/g, "").length, 0);
  const size = 2 ** (32 - bits);
  return {
    networkAddress: fromLong(network),
    firstAddress: fromLong(size <= 2 ? network : network + 1),
    lastAddress: fromLong(size <= 2 ? network + size - 1 : network + size - 2),
    broadcastAddress: fromLong(network + size - 1),
    subnetMask,
    subnetMaskLength: bits,
    numHosts: size <= 2 ? size : size - 2,
    length: size,
    contains: (other) => network === toLong(mask(other, subnetMask)),
  };
}

const isPublic = (text) => read(text).range() === "unicast";

module.exports = {
  isV4Format,
  isV6Format,
  toBuffer,
  toString,
  toLong,
  fromLong,
  fromPrefixLen,
  mask,
  or,
  not,
  cidr,
  subnet,
  cidrSubnet: (text) => subnet(...split(text)),
  isEqual: (one, other) => read(one).toNormalizedString() === read(other).toNormalizedString(),
  isPublic,
  isPrivate: (text) => !isPublic(text),
  isLoopback: (text) => read(text).range() === "loopback",
  loopback: (family = "ipv4") => (String(family).toLowerCase() === "ipv6" ? "fe80::1" : "127.0.0.1"),
  address() {
    throw new Error("ip.address() is not available: a program sees nothing of the machine it runs on");
  },
};
