// All that the Management API tells of a tenant's configuration.
import { operation } from "../clients/operations.js";

// What happens in a tenant, and its users: not configuration, and the tool leaves both alone.
const LIVELY = /^\/(logs|stats|jobs|users|sessions|refresh-tokens|device-credentials|grants|user-blocks|tickets)/;

/** Path to answer, of every list and every setting, and of what hangs on each item of a list. */
export async function stateOf(server) {
  const get = await reader(server);
  const paths = await readable(server);
  const state = {};
  for (const path of paths.filter((one) => !one.includes("{}"))) {
    state[path] = await get(path);
  }
  for (const path of paths.filter((one) => one.split("{}").length === 2)) {
    const list = path.slice(0, path.indexOf("/{}"));
    for (const id of ids(state[list])) {
      const one = path.replace("{}", encodeURIComponent(id));
      state[one] = await get(one);
    }
  }
  return state;
}

async function readable(server) {
  const response = await fetch(`${server.url}/api/v2/openapi.json`);
  const { paths } = await response.json();
  const readable = Object.keys(paths).filter((path) => paths[path].get && paths[path].get["x-effect"] !== "unavailable");
  return readable.map(operation).filter((path) => !LIVELY.test(path));
}

/** Answers that say "needs a parameter" or "there is none" are part of the state, too. */
async function reader(server) {
  const { clientId, clientSecret, url } = server;
  const audience = `${url}/api/v2/`;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, audience };
  const granted = await fetch(`${url}/oauth/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token: token } = await granted.json();
  return async (path) => {
    const response = await fetch(`${url}/api/v2${path}`, { headers: { Authorization: `Bearer ${token}` } });
    return response.json();
  };
}

function ids(answer) {
  const lists = Array.isArray(answer) ? [answer] : Object.values(answer ?? {}).filter(Array.isArray);
  const items = lists.flat().filter((item) => typeof item === "object");
  const keys = ["id", "client_id", "themeId", "custom_domain_id", "kid", "name"];
  return items.map((item) => item[keys.find((key) => item[key] !== undefined)]).filter(Boolean);
}
