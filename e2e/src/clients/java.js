// `com.auth0:auth0` for Java, by way of a program that reads and writes lines of JSON (e2e/java).
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { template } from "./operations.js";

const JAR = fileURLToPath(new URL("../../java/target/e2e-java.jar", import.meta.url));
/** What this version of the SDK cannot do with a server that answers as Auth0 documents it. */
const FAULTS = new Map([
  ["GET /event-streams/{}/deliveries", "not usable: it expects a list where the API answers an object with a list"],
]);

const SMALL = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"];

export async function javaClient(name, settings, trustStore) {
  const bridge = new Bridge(settings, trustStore);
  const { methods: found } = await bridge.send({ describe: true });
  const methods = new Map();
  for (const one of found) {
    const { operation, order } = template(one);
    methods.set(operation, { name: one.name, order });
  }
  return {
    name,
    methods,
    faults: FAULTS,
    async call(operation, path, request) {
      const { name: method, order } = methods.get(operation);
      const ordered = order.toSorted().map((position) => path[order.indexOf(position)]);
      const uploaded = request?.users instanceof Blob ? { ...request, users: await request.users.text() } : request;
      return (await bridge.send({ method, path: ordered, request: uploaded ?? {} })).result;
    },
    close: () => bridge.close(),
  };
}

/** One question at a time, one line each way. */
class Bridge {
  #process;
  #lines;

  constructor({ domain, clientId, clientSecret }, trustStore) {
    const trust = [`-Djavax.net.ssl.trustStore=${trustStore}`, "-Djavax.net.ssl.trustStorePassword=changeit"];
    const args = [...SMALL, ...trust, "-jar", JAR, domain, clientId, clientSecret];
    this.#process = spawn("java", args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async send(order) {
    this.#process.stdin.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) {
      throw new Error("The Java program has ended.");
    }
    const answer = JSON.parse(value);
    if (answer.failure) {
      throw new Error(answer.failure);
    }
    if (answer.status) {
      throw Object.assign(new Error(JSON.stringify(answer.body)), { statusCode: answer.status, body: answer.body });
    }
    return answer;
  }

  close() {
    this.#process.stdin.end();
  }
}
