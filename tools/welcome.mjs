// Prints what `make run` has started. usage: node tools/welcome.mjs DATA_DIR SECONDS
import { readFileSync } from "node:fs";
import path from "node:path";

const [dataDir, seconds] = process.argv.slice(2);
const sample = JSON.parse(readFileSync(path.join(dataDir, "sample.json"), "utf8"));
const bold = (text) => (process.stdout.isTTY ? `\x1b[1m${text}\x1b[0m` : text);
const row = (left, right) => `  ${left.padEnd(20)} ${right}`;
const rows = (things, toRow) => things.map(toRow).join("\n");
const inData = (...names) => {
  const file = path.join(dataDir, ...names);
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith("..") ? file : `./${relative}`;
};
const absolute = (name) => path.join(dataDir, "tls", name);

console.log(`
${bold(`Ostiary is running, after ${seconds} s.`)}

${row("Example app", `${bold(sample.spa.url)}   start here`)}
${row("Identity server", sample.issuer)}
${row("Dashboard", `${sample.issuer}dashboard/`)}
${rows(sample.apis, (api) => row(api.name, `${api.url}/public   audience ${api.identifier}`))}
${row("Mailbox", `${sample.issuer}dev/mail`)}

Sign in as
${rows(sample.users, (user) => row(user.email, `${user.password}   ${user.blocked ? "blocked" : user.role}`))}

Sign in to the dashboard as
${rows(sample.administrators ?? [], (user) => row(user.email, `${user.password}   ${user.level}`))}

Certificates come from an authority of your own. To trust it:
${row("System, browsers", `./ostiary trust --data ${inData()}`)}
${row("Node", `NODE_EXTRA_CA_CERTS=${absolute("ca.pem")}`)}
${row("Java", `-Djavax.net.ssl.trustStore=${absolute("ca.p12")} -Djavax.net.ssl.trustStorePassword=changeit`)}

Logs are in ${inData("logs")}. Ctrl-C stops everything.
`);
