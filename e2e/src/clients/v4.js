// `auth0` for Node, 4.x: managers as fields, `method({ path and query parameters }, body)`.
import { ManagementClient } from "auth0-v4";
import { members, recorded, template } from "./operations.js";

const PLUMBING = new Set(["request", "fetch", "createFetchParams", "fetchWithTimeout"]);

// Whatever parameter a method asks for has its name in braces as value.
const anything = new Proxy({ users: new Blob(["[]"]) }, { get: (made, key) => made[key] ?? `{${String(key)}}` });

export async function v4Client(name, settings) {
  // This SDK keeps the `fetch` that it finds when it is made.
  const fetch = (...args) => globalThis.fetch(...args);
  const options = { domain: "probe.invalid", token: "t", fetch, retry: { enabled: false } };
  const methods = await find(new ManagementClient(options));
  const sdk = new ManagementClient(settings);
  return {
    name,
    methods,
    async call(operation, path, request) {
      const method = methods.get(operation);
      const args = method.parameters.map((parameter) =>
        parameter === "bodyParameters" ? request : { ...(method.hasBody ? {} : request), ...named(method.order, path) },
      );
      const response = await sdk[method.manager][method.method](...args);
      return response.data;
    },
    close() {},
  };
}

async function find(client) {
  const methods = new Map();
  for (const [manager, object] of Object.entries(client).filter(([key]) => key !== "configuration")) {
    for (const method of [...members(object).methods].filter((one) => !PLUMBING.has(one))) {
      const parameters = parametersOf(object[method]);
      const asked = await recorded(() => object[method](...parameters.map(() => anything)));
      if (!asked) {
        throw new Error(`What does ${manager}.${method} ask for?`);
      }
      const { operation, order } = template(asked);
      const hasBody = parameters.includes("bodyParameters");
      methods.set(operation, { name: `${manager}.${method}`, manager, method, parameters, hasBody, order });
    }
  }
  return methods;
}

/** The names of a method's parameters, from its source: nothing else tells a body from parameters of the path. */
function parametersOf(method) {
  const [, list] = /\(([^)]*)\)/.exec(method.toString());
  return list.match(/\b(requestParameters|bodyParameters)\b/g) ?? [];
}

function named(names, values) {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
