// `auth0` for Node, 6.x and 7.x: sub-clients as getters, `method(path parameters..., request)`.
import { MADE_UP, members, recorded, template } from "./operations.js";

// Methods on clients that call no single operation.
const PLUMBING = new Set(["fetch"]);

export async function fernClient(name, ManagementClient, settings) {
  const probe = new ManagementClient({ domain: "probe.invalid", token: "t", maxRetries: 0 });
  const methods = new Map();
  await find(probe, [], methods);
  const sdk = new ManagementClient(settings);
  return {
    name,
    methods,
    async call(operation, path, request) {
      const { route, order } = methods.get(operation);
      const owner = route.slice(0, -1).reduce((object, key) => object[key], sdk);
      const args = order.toSorted().map((position) => path[order.indexOf(position)]);
      return plain(await owner[route.at(-1)](...args, request));
    },
    close() {},
  };
}

async function find(client, prefix, methods) {
  const { methods: names, getters } = members(client);
  for (const name of names) {
    const route = [...prefix, name];
    const found = PLUMBING.has(name) ? undefined : await probeMethod(client, name);
    if (found) {
      methods.set(found.operation, { name: route.join("."), route, order: found.order });
    }
  }
  for (const name of getters) {
    await find(client[name], [...prefix, name], methods);
  }
}

/** Adds path parameters until the request object no longer lands in the path. */
async function probeMethod(client, name) {
  for (let count = 0; count <= MADE_UP.length; count++) {
    const request = { users: Buffer.from("[]"), toString: () => "=" };
    const asked = await recorded(() => client[name](...MADE_UP.slice(0, count), request));
    if (asked && !/=|undefined/.test(asked.path)) {
      return template(asked);
    }
  }
  throw new Error(`What does ${client.constructor.name}.${name} ask for?`);
}

/** Pages become the list of all their items, by the SDK's own iteration. */
async function plain(result) {
  if (result?.[Symbol.asyncIterator] === undefined || result.getNextPage === undefined) {
    return result;
  }
  const items = [];
  for await (const item of result) {
    items.push(item);
  }
  return items;
}
