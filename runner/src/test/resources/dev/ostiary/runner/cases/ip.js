(async function ({ require, check }) {
  const ip = require("ip");
  const plain = ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "172.32.0.1", "8.8.8.8", "169.254.1.1", "::1"];
  for (const each of plain) await check(`about ${each}`, () => [ip.isPrivate(each), ip.isPublic(each), ip.isLoopback(each), ip.isV4Format(each), each.includes(":") && ip.isV6Format(each)]);
  await check("numbers", () => [ip.toLong("127.0.0.1"), ip.fromLong(2130706433), ip.toBuffer("127.0.0.1"), ip.toString(ip.toBuffer("127.0.0.1")), ip.toBuffer("::1"), ip.fromPrefixLen(24), ip.fromPrefixLen(64), ip.mask("192.168.1.134", "255.255.255.0"), ip.not("255.255.255.0"), ip.or("192.168.1.134", "0.0.0.255"), ip.cidr("192.168.1.134/26"), ip.isEqual("127.0.0.1", "::ffff:127.0.0.1")]);
  const shown = (made) => [Object.fromEntries(Object.keys(made).filter((name) => name !== "contains").map((name) => [name, made[name]])), made.contains("192.168.1.180"), made.contains("192.168.2.180")];
  for (const each of ["192.168.1.134/26", "192.168.1.1/32", "192.168.1.1/31", "10.0.0.0/8"]) await check(`subnet ${each}`, () => shown(ip.cidrSubnet(each)));
})
