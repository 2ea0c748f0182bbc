// axios: the calls, instances, interceptors and errors that programs use, on the host's HTTP.
const { send, headerObject, basic, within } = require("./outside");
const { formQuery, joinUrl, query } = require("./axios-url");

class AxiosError extends Error {
  constructor(message, code, config, request, response) {
    super(message);
    this.name = "AxiosError";
    if (code) this.code = code;
    if (config) this.config = config;
    if (request) this.request = request;
    if (response) {
      this.response = response;
      this.status = response.status;
    }
    this.isAxiosError = true;
  }

  toJSON() {
    const { message, name, stack, config, code, status = null } = this;
    return { message, name, stack, config, code, status };
  }

  static from(error, code, config, request, response) {
    return Object.assign(new AxiosError(error.message, code, config, request, response), { cause: error });
  }
}
for (const code of ["ERR_BAD_OPTION_VALUE", "ERR_BAD_OPTION", "ECONNABORTED", "ETIMEDOUT", "ERR_NETWORK", "ERR_FR_TOO_MANY_REDIRECTS", "ERR_BAD_RESPONSE", "ERR_BAD_REQUEST", "ERR_CANCELED", "ERR_NOT_SUPPORT", "ERR_INVALID_URL"]) {
  AxiosError[code] = code;
}

class CanceledError extends AxiosError {
  constructor(message, config) {
    super(message ?? "canceled", "ERR_CANCELED", config);
    this.name = "CanceledError";
  }
}
Object.defineProperty(CanceledError.prototype, "__CANCEL__", { value: true });

class CancelToken {
  constructor(executor) {
    this.promise = new Promise((resolve) => {
      executor((message) => {
        this.reason ??= new CanceledError(message);
        resolve(this.reason);
      });
    });
  }

  throwIfRequested() {
    if (this.reason) throw this.reason;
  }

  static source() {
    const source = {};
    source.token = new CancelToken((cancel) => {
      source.cancel = cancel;
    });
    return source;
  }
}

/** Headers by any spelling of their names; members read as on a plain object. */
class AxiosHeaders {
  constructor(...lists) {
    for (const list of lists) this.set(list);
  }

  #key(name) {
    return Object.keys(this).find((key) => key.toLowerCase() === String(name).toLowerCase());
  }

  set(name, value, rewrite) {
    if (name !== null && typeof name === "object") {
      for (const [key, each] of typeof name[Symbol.iterator] === "function" ? name : Object.entries(name)) this.set(key, each, value);
      return this;
    }
    if (name === undefined || name === null || value === undefined) return this;
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(String(name))) throw new AxiosError(`Header name must be a valid HTTP token: ["${name}"]`);
    const known = this.#key(name);
    if (rewrite === false && known !== undefined) return this;
    if (known !== undefined) delete this[known];
    const one = (each) => String(each).replace(/[\r\n\0]+/g, "").trim();
    this[name] = value === null || value === false ? value : Array.isArray(value) ? value.map(one) : one(value);
    return this;
  }

  get(name) {
    return this[this.#key(name)];
  }

  has(name) {
    return this.#key(name) !== undefined;
  }

  delete(name) {
    const known = this.#key(name);
    return known !== undefined && delete this[known];
  }

  setContentType(value, rewrite) {
    return this.set("Content-Type", value, rewrite);
  }

  getContentType() {
    return this.get("Content-Type");
  }

  setAuthorization(value) {
    return this.set("Authorization", value);
  }

  toJSON() {
    return Object.fromEntries(Object.entries(this).filter(([, value]) => value !== null && value !== false));
  }

  static from(value) {
    return value instanceof AxiosHeaders ? value : new AxiosHeaders(value);
  }
}

const plain = (value) => value !== null && typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value));
const tag = (value) => Object.prototype.toString.call(value);

function merged(one, other) {
  const made = {};
  for (const key of Object.keys(one ?? {})) made[key] = plain(one[key]) ? merged(one[key]) : one[key];
  for (const key of Object.keys(other ?? {})) {
    if (key === "__proto__" || other[key] === undefined) continue;
    made[key] = plain(other[key]) ? merged(plain(made[key]) ? made[key] : {}, other[key]) : other[key];
  }
  return made;
}

function transformRequest(data, headers) {
  if (data === undefined || data === null || typeof data === "string") {
    return /^application\/json/i.test(headers.getContentType() ?? "") && typeof data === "string" ? jsonText(data) : data;
  }
  if (tag(data) === "[object URLSearchParams]") {
    headers.setContentType("application/x-www-form-urlencoded;charset=utf-8", false);
    return data.toString();
  }
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data;
  if (typeof data === "object" && /application\/x-www-form-urlencoded/i.test(headers.getContentType() ?? "")) return formQuery(data);
  if (typeof data.pipe === "function") throw new AxiosError("A stream cannot be sent; give text, bytes or an object", "ERR_NOT_SUPPORT");
  if (typeof data === "object" || /^application\/json/i.test(headers.getContentType() ?? "")) {
    headers.setContentType("application/json", false);
    return JSON.stringify(data);
  }
  return String(data);
}

/** A text for a JSON body: as it is if it is JSON already, else as a JSON string. */
function jsonText(text) {
  try {
    JSON.parse(text);
    return text.trim();
  } catch {
    return JSON.stringify(text);
  }
}

function transformResponse(data) {
  const type = this.responseType;
  if (typeof data !== "string" || data === "" || (type !== undefined && type !== "json")) return data;
  try {
    return JSON.parse(data, this.parseReviver);
  } catch (problem) {
    if (type !== "json" || this.transitional?.silentJSONParsing !== false) return data;
    throw AxiosError.from(problem, "ERR_BAD_RESPONSE", this, undefined, this.response);
  }
}

const defaults = {
  transitional: { silentJSONParsing: true, forcedJSONParsing: true, clarifyTimeoutError: false },
  transformRequest: [transformRequest],
  transformResponse: [transformResponse],
  timeout: 0,
  maxContentLength: -1,
  maxBodyLength: -1,
  validateStatus: (status) => status >= 200 && status < 300,
  headers: {
    common: { Accept: "application/json, text/plain, */*", "Content-Type": undefined },
    delete: {}, get: {}, head: {}, post: {}, put: {}, patch: {},
  },
};

function headersOf(config, method) {
  const given = config.headers instanceof AxiosHeaders ? config.headers.toJSON() : { ...config.headers };
  const headers = new AxiosHeaders(given.common, given[method]);
  for (const group of Object.keys(defaults.headers)) delete given[group];
  return headers.set(given);
}

function checked(response) {
  const { validateStatus } = response.config;
  if (!response.status || !validateStatus || validateStatus(response.status)) return response;
  const code = Math.floor(response.status / 100) === 4 ? "ERR_BAD_REQUEST" : "ERR_BAD_RESPONSE";
  throw new AxiosError(`Request failed with status code ${response.status}`, code, response.config, response.request, response);
}

const run = (steps, config, data, ...more) => [steps].flat().filter(Boolean).reduce((value, step) => step.call(config, value, ...more), data);

function stopped(config) {
  config.cancelToken?.throwIfRequested();
  if (config.signal?.aborted) throw new CanceledError(undefined, config);
}

/** The answer, or the cancellation when that comes first. */
function unlessCanceled(config, promise) {
  const waits = [promise];
  if (config.cancelToken) waits.push(config.cancelToken.promise.then((reason) => Promise.reject(reason)));
  if (config.signal) {
    waits.push(new Promise((resolve, reject) => {
      config.signal.addEventListener("abort", () => reject(new CanceledError(undefined, config)), { once: true });
    }));
  }
  return waits.length > 1 ? Promise.race(waits) : promise;
}

async function overHttp(config) {
  const url = query(joinUrl(config.baseURL, config.url, config.allowAbsoluteUrls), config.params, config.paramsSerializer);
  const request = { method: config.method.toUpperCase(), path: url };
  const headers = config.headers.toJSON();
  if (config.auth) headers.Authorization = basic(config.auth.username, config.auth.password);
  const late = () => new AxiosError(config.timeoutErrorMessage ?? `timeout of ${config.timeout}ms exceeded`, config.transitional?.clarifyTimeoutError ? "ETIMEDOUT" : "ECONNABORTED", config, request);
  const options = { method: request.method, headers, body: config.data, redirect: config.maxRedirects === 0 ? "manual" : undefined };
  let answer;
  try {
    answer = await within(config.timeout, unlessCanceled(config, send(url, options)), late);
  } catch (problem) {
    throw problem instanceof AxiosError ? problem : AxiosError.from(problem, problem.code ?? "ERR_NETWORK", config, request);
  }
  const type = config.responseType;
  const data = type === "arraybuffer" ? require("./buffer").Buffer.from(answer.bytes()) : answer.text().replace(/^\ufeff/, "");
  const { status, statusText } = answer;
  return { data, status, statusText, headers: new AxiosHeaders(headerObject(answer.headers)), config, request };
}

async function dispatch(config) {
  stopped(config);
  config.headers = AxiosHeaders.from(config.headers);
  config.data = run(config.transformRequest, config, config.data, config.headers);
  if (["post", "put", "patch"].includes(config.method)) config.headers.setContentType("application/x-www-form-urlencoded", false);
  const adapter = typeof config.adapter === "function" ? config.adapter : overHttp;
  const finish = (response) => {
    config.response = response;
    try {
      response.data = run(config.transformResponse, config, response.data, response.headers, response.status);
    } finally {
      delete config.response;
    }
    response.headers = AxiosHeaders.from(response.headers);
    return response;
  };
  const response = finish(await adapter(config));
  stopped(config);
  return checked(response);
}

class Interceptors {
  #list = [];

  use(fulfilled, rejected, options = {}) {
    this.#list.push({ fulfilled, rejected, runWhen: options?.runWhen });
    return this.#list.length - 1;
  }

  eject(at) {
    if (this.#list[at]) this.#list[at] = undefined;
  }

  clear() {
    this.#list = [];
  }

  forEach(each) {
    this.#list.filter(Boolean).forEach(each);
  }
}

class Axios {
  constructor(settings) {
    this.defaults = settings;
    this.interceptors = { request: new Interceptors(), response: new Interceptors() };
  }

  request(given, more) {
    const own = typeof given === "string" ? { ...more, url: given } : (given ?? {});
    const config = merged(this.defaults, own);
    config.method = String(config.method ?? "get").toLowerCase();
    const ownHeaders = own.headers instanceof AxiosHeaders ? own.headers.toJSON() : own.headers;
    config.headers = headersOf({ headers: merged(this.defaults.headers, ownHeaders) }, config.method);
    let promise = Promise.resolve(config);
    const before = [];
    this.interceptors.request.forEach((one) => {
      if (!one.runWhen || one.runWhen(config)) before.unshift(one);
    });
    for (const { fulfilled, rejected } of before) promise = promise.then(fulfilled, rejected);
    promise = promise.then(dispatch);
    this.interceptors.response.forEach(({ fulfilled, rejected }) => {
      promise = promise.then(fulfilled, rejected);
    });
    return promise;
  }

  getUri(given) {
    const config = merged(this.defaults, given);
    return query(joinUrl(config.baseURL, config.url, config.allowAbsoluteUrls), config.params, config.paramsSerializer);
  }
}
for (const method of ["delete", "get", "head", "options"]) {
  Axios.prototype[method] = function withoutBody(url, config) {
    return this.request({ ...config, method, url, data: config?.data });
  };
}
for (const method of ["post", "put", "patch"]) {
  Axios.prototype[method] = function withBody(url, data, config) {
    return this.request({ ...config, method, url, data });
  };
  Axios.prototype[`${method}Form`] = function withForm(url, data, config) {
    return this.request({ ...config, method, url, data, headers: { "Content-Type": "application/x-www-form-urlencoded", ...config?.headers } });
  };
}

function create(settings) {
  const inner = new Axios(merged(settings));
  const instance = (given, more) => inner.request(given, more);
  for (const name of Object.getOwnPropertyNames(Axios.prototype)) {
    if (name !== "constructor") instance[name] = inner[name].bind(inner);
  }
  instance.defaults = inner.defaults;
  instance.interceptors = inner.interceptors;
  instance.create = (more) => create(merged(settings, more));
  return instance;
}

const axios = create(defaults);
const isCancel = (value) => Boolean(value?.__CANCEL__);
Object.assign(axios, {
  Axios,
  AxiosError,
  AxiosHeaders,
  CanceledError,
  Cancel: CanceledError,
  CancelToken,
  isCancel,
  isAxiosError: (value) => value !== null && typeof value === "object" && value.isAxiosError === true,
  all: (promises) => Promise.all(promises),
  spread: (callback) => (values) => callback(...values),
  toFormData: () => {
    throw new AxiosError("FormData is not available; use URLSearchParams", "ERR_NOT_SUPPORT");
  },
  mergeConfig: merged,
  HttpStatusCode: { Ok: 200, Created: 201, NoContent: 204, BadRequest: 400, Unauthorized: 401, Forbidden: 403, NotFound: 404, Conflict: 409, TooManyRequests: 429, InternalServerError: 500 },
  VERSION: "1.21.1",
  default: axios,
});

module.exports = axios;
