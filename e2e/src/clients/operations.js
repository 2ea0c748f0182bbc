// Finds out which request each method of an SDK makes: every method is called once with made-up arguments while `fetch`
// notes the request and goes nowhere.

/** The one spelling of an operation: `GET /roles/{}/users` for every name that a parameter may have. */
export function operation(text) {
  return text.replaceAll(/\{\w*\}/g, "{}");
}

/** The arguments that stand for path parameters while methods are tried. */
export const MADE_UP = ["p0x", "p1x", "p2x", "p3x"];

/** Notes which request a call makes. For that time nothing of this process can fetch anything. */
export async function recorded(call) {
  const { fetch } = globalThis;
  let asked;
  globalThis.fetch = async (url, init) => {
    asked = { method: init.method, path: decodeURIComponent(new URL(url).pathname).replace("/api/v2", "") };
    throw new Error("this request is only looked at");
  };
  try {
    await call();
  } catch {
    // Either our own error or an SDK that misses an argument: the latter has asked nothing.
  } finally {
    globalThis.fetch = fetch;
  }
  return asked;
}

/** `GET /users/p0x/roles` as an operation, and the order in which the made-up parameters stand in it. */
export function template({ method, path }) {
  const order = [...path.matchAll(/p(\d)x|\{(\w+)\}/g)].map((match) => match[1] ?? match[2]);
  return { operation: `${method} ${path.replaceAll(/p\dx|\{\w+\}/g, "{}")}`, order };
}

/** The names of an object's methods and of its getters, of all its classes; those with an underscore are private. */
export function members(object) {
  const found = { methods: new Set(), getters: new Set() };
  for (let type = Object.getPrototypeOf(object); type !== Object.prototype; type = Object.getPrototypeOf(type)) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
      if (name !== "constructor" && !name.startsWith("_")) {
        (property.get ? found.getters : found.methods).add(name);
      }
    }
  }
  return found;
}
