// The package `auth0` as versions 2 to 5 are used: what a call gives is the answer's content itself (2, 3 and 5), and has
// it once more as `data` beside `status` and `headers` (4). The host sends the calls and keeps the tokens.
const { managers, nested, top } = require("./auth0-paths");

class ManagementApiError extends Error {
  constructor(statusCode, body, headers) {
    const about = typeof body === "object" && body !== null ? body : {};
    super(about.message ?? about.error_description ?? about.error ?? String(body ?? statusCode));
    this.name = "ManagementApiError";
    Object.assign(this, { statusCode, error: about.error, errorCode: about.errorCode, msg: this.message, body, headers });
    Object.defineProperty(this, "originalError", { value: { status: statusCode, response: { status: statusCode, data: body, body } } });
  }
}

class AuthApiError extends Error {
  constructor(statusCode, body, headers) {
    super(body?.error_description ?? body?.error ?? String(body ?? statusCode));
    this.name = "AuthApiError";
    Object.assign(this, { statusCode, error: body?.error, error_description: this.message, body, headers });
  }
}

const hide = (target, name, value) => {
  if (!Object.hasOwn(target, name)) Object.defineProperty(target, name, { value, configurable: true, enumerable: false, writable: true });
};

/** The content, which is its own `data`. */
function result(answer) {
  const { body } = answer;
  const content = typeof body === "object" && body !== null ? body : {};
  hide(content, "data", body === "" ? undefined : body);
  hide(content, "status", answer.status);
  hide(content, "statusText", answer.statusText ?? "");
  hide(content, "headers", answer.headers ?? {});
  if (Array.isArray(content)) hide(content, "hasNextPage", () => false);
  return content;
}

function segment(name, value) {
  const text = value === undefined || value === null ? "" : String(value);
  // As a step of a path, "." and ".." would lead to another call than the one meant.
  if (text === "" || text === "." || text === "..") throw new Error(`Required parameter ${name} was ${text === "" ? "empty" : `"${text}"`}.`);
  return encodeURIComponent(text);
}

const alias = (params, name) => {
  if (params[name] !== undefined) return name;
  if (name === "id") return ["user_id", "client_id", "organization_id"].find((other) => params[other] !== undefined) ?? name;
  const camel = name.replace(/_(\w)/g, (all, letter) => letter.toUpperCase());
  return params[camel] !== undefined ? camel : params.id !== undefined && name !== "user_id" ? "id" : name;
};

const isObject = (value) => typeof value === "object" && value !== null;

/** The call that one method with these arguments means. */
function callOf(spec, values) {
  const [verb, template, wrapped] = spec.split(" ");
  const method = verb.replace("+", "");
  const rest = [...values];
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  let path = template;
  let query = {};
  if (names.length > 0 && isObject(rest[0])) {
    query = { ...rest.shift() };
    for (const name of names) {
      const key = alias(query, name);
      path = path.replace(`{${name}}`, segment(name, query[key]));
      delete query[key];
    }
  } else {
    for (const name of names) path = path.replace(`{${name}}`, segment(name, isObject(rest[0]) ? undefined : rest.shift()));
  }
  let body;
  if (method === "GET" || verb === "DELETE") {
    const more = rest.shift();
    if (typeof more === "string" && template === "users-by-email") query.email = more;
    else if (isObject(more)) query = { ...query, ...more };
  } else {
    body = rest.shift() ?? {};
    if (wrapped) body = { [wrapped]: body };
  }
  return { method, path: `/api/v2/${path}`, query: texts(query), body };
}

/** A query as texts; what is undefined is left out. */
function texts(query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
}

/** A promise, or a callback as the last argument, as in version 2. */
function offered(work) {
  return (...values) => {
    const callback = typeof values.at(-1) === "function" ? values.pop() : undefined;
    const promise = (async () => work(values))();
    if (!callback) return promise;
    promise.then(
      (value) => setTimeout(() => callback(null, value), 0),
      (problem) => setTimeout(() => callback(problem), 0),
    );
    return undefined;
  };
}

function domainOf(options) {
  const domain = String(options?.domain ?? "").replace(/^https?:\/\//i, "").replace(/\/.*$/, "");
  if (domain === "") throw new Error("Must provide a domain");
  return domain;
}

async function managed(account, call) {
  const token = typeof account.token === "function" ? await account.token() : await account.token;
  const { domain, clientId, clientSecret } = account;
  const who = token === undefined ? { clientId, clientSecret } : { token };
  const answer = await host.call("auth0", [{ ...call, domain, ...who }]);
  if (answer.error) throw new Error(answer.error.message ?? String(answer.error));
  if (answer.status >= 200 && answer.status < 300) return result(answer);
  throw new ManagementApiError(answer.status, answer.body, answer.headers ?? {});
}

const bound = (account, methods) => {
  const made = {};
  for (const [name, spec] of Object.entries(methods)) made[name] = offered((values) => managed(account, callOf(spec, values)));
  return made;
};

class ManagementClient {
  constructor(options) {
    const { token, clientId, clientSecret, clientAssertionSigningKey } = options ?? {};
    const account = { domain: domainOf(options), token, clientId, clientSecret };
    if (clientAssertionSigningKey) throw new Error("clientAssertionSigningKey is not available here; use clientSecret");
    if (token === undefined && !clientId) throw new Error("Must provide a clientId");
    if (token === undefined && !clientSecret) throw new Error("Must provide a clientSecret");
    for (const [name, methods] of Object.entries(managers)) {
      // Made when it is first used: a program uses one or two of them.
      Object.defineProperty(this, name, {
        configurable: true,
        enumerable: true,
        get() {
          const value = bound(account, methods);
          for (const [path, inner] of Object.entries(nested)) {
            const [first, ...deeper] = path.split(".");
            if (first !== name) continue;
            const at = deeper.slice(0, -1).reduce((owner, key) => owner[key], value);
            at[deeper.at(-1)] = Object.assign(at[deeper.at(-1)] ?? {}, bound(account, inner));
          }
          Object.defineProperty(this, name, { value, enumerable: true });
          return value;
        },
      });
    }
    Object.assign(this, bound(account, top));
    Object.defineProperty(this, "getAccessToken", { value: async () => (typeof token === "function" ? token() : token) });
  }
}

async function authentication(domain, method, path, body, token) {
  const answer = await host.call("auth0", [{ method, path, query: {}, body, domain, ...(token && { token }) }]);
  if (answer.error) throw new Error(answer.error.message ?? String(answer.error));
  if (answer.status >= 200 && answer.status < 300) return result(answer);
  throw new AuthApiError(answer.status, answer.body, answer.headers ?? {});
}

class AuthenticationClient {
  constructor(options) {
    const domain = domainOf(options);
    const { clientId, clientSecret } = options;
    const post = (path, body) => authentication(domain, "POST", path, body);
    const secret = clientSecret === undefined ? {} : { client_secret: clientSecret };
    const grant = (type) => offered(([data]) => post("/oauth/token", { grant_type: type, client_id: clientId, ...secret, ...data }));
    const withClient = (path, more) => offered(([data]) => post(path, { client_id: clientId, ...more, ...data }));
    const profile = offered(([token]) => authentication(domain, "GET", "/userinfo", undefined, token));
    this.oauth = {
      clientCredentialsGrant: grant("client_credentials"),
      passwordGrant: grant("password"),
      refreshTokenGrant: grant("refresh_token"),
      authorizationCodeGrant: grant("authorization_code"),
      revokeRefreshToken: withClient("/oauth/revoke", secret),
    };
    this.clientCredentialsGrant = this.oauth.clientCredentialsGrant;
    this.passwordGrant = this.oauth.passwordGrant;
    this.refreshToken = this.oauth.refreshTokenGrant;
    this.database = { changePassword: withClient("/dbconnections/change_password"), signUp: withClient("/dbconnections/signup") };
    this.requestChangePasswordEmail = this.database.changePassword;
    this.passwordless = {
      sendEmail: withClient("/passwordless/start", { connection: "email" }),
      sendSMS: withClient("/passwordless/start", { connection: "sms" }),
    };
    this.users = { getInfo: profile };
    this.getProfile = profile;
  }
}

class UserInfoClient {
  constructor(options) {
    const domain = domainOf(options);
    this.getUserInfo = offered(([token]) => authentication(domain, "GET", "/userinfo", undefined, token));
  }
}

/** The object `auth0` of a rule: it acts for the tenant itself, and on users only. */
function forRules({ domain, accessToken }) {
  const account = { domain };
  const update = (spec) => offered((values) => managed(account, callOf(spec, values)));
  return {
    domain,
    accessToken,
    baseUrl: `https://${domain}/api/v2`,
    users: { updateAppMetadata: update(managers.users.updateAppMetadata), updateUserMetadata: update(managers.users.updateUserMetadata) },
  };
}

module.exports = { ManagementClient, AuthenticationClient, UserInfoClient, ManagementApiError, AuthApiError };
Object.defineProperty(module.exports, "forRules", { value: forRules });
