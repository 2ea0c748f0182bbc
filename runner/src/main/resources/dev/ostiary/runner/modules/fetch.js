// fetch and its objects (WHATWG Fetch §5), for whole bodies: there are no streams.
const { send } = require("./outside");
const { utf8Bytes, TextDecoder } = require("./encoding");

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const noContent = new Set([101, 204, 205, 304]);

function headerName(name) {
  const text = String(name);
  if (!token.test(text)) throw new TypeError(`Headers: "${text}" is an invalid header name.`);
  return text.toLowerCase();
}

// A line break in a value would start another header: refused here and again where the request leaves.
function headerValue(name, value) {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (/[\0\r\n]/.test(text) || /[^\x00-\xff]/.test(text)) throw new TypeError(`Headers: the value of "${name}" is an invalid header value.`);
  return text;
}

class Headers {
  #list = new Map();

  constructor(init) {
    if (init === undefined || init === null) return;
    if (typeof init !== "object") throw new TypeError("Headers: the first argument must be an object");
    const pairs = typeof init[Symbol.iterator] === "function" ? init : Object.entries(init);
    for (const pair of pairs) {
      const [name, value, ...more] = pair;
      if (value === undefined && pair.length < 2 || more.length > 0) throw new TypeError("Headers: each pair must be a name and a value");
      this.append(name, value);
    }
  }

  append(name, value) {
    const key = headerName(name);
    const text = headerValue(key, value);
    this.#list.set(key, [...(this.#list.get(key) ?? []), text]);
  }

  set(name, value) {
    const key = headerName(name);
    this.#list.set(key, [headerValue(key, value)]);
  }

  get(name) {
    return this.#list.get(headerName(name))?.join(", ") ?? null;
  }

  has(name) {
    return this.#list.has(headerName(name));
  }

  delete(name) {
    this.#list.delete(headerName(name));
  }

  getSetCookie() {
    return [...(this.#list.get("set-cookie") ?? [])];
  }

  *entries() {
    for (const name of [...this.#list.keys()].sort()) {
      if (name === "set-cookie") for (const value of this.#list.get(name)) yield [name, value];
      else yield [name, this.#list.get(name).join(", ")];
    }
  }

  *keys() {
    for (const [name] of this.entries()) yield name;
  }

  *values() {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(callback, self) {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  get [Symbol.toStringTag]() {
    return "Headers";
  }

  [Symbol.for("nodejs.util.inspect.custom")](depth, options, show) {
    return `Headers ${show(Object.fromEntries(this), options)}`;
  }
}

/** The bytes or text to send, and the type that goes with them. */
function bodyOf(init) {
  if (init === undefined || init === null) return { body: null };
  if (typeof init === "string") return { body: init, type: "text/plain;charset=UTF-8" };
  if (Object.prototype.toString.call(init) === "[object URLSearchParams]") {
    return { body: init.toString(), type: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (init instanceof ArrayBuffer) return { body: new Uint8Array(init.slice(0)) };
  if (ArrayBuffer.isView(init)) return { body: new Uint8Array(init.buffer, init.byteOffset, init.byteLength).slice() };
  if (typeof init.getReader === "function" || typeof init.pipe === "function") throw new TypeError("A body that is a stream cannot be sent; give text or bytes");
  return { body: String(init), type: "text/plain;charset=UTF-8" };
}

class Body {
  #body;
  #used = false;

  constructor(body) {
    this.#body = body;
  }

  static of(owner) {
    return owner.#body;
  }

  get bodyUsed() {
    return this.#used;
  }

  async #take() {
    if (this.#used) throw new TypeError("Body is unusable: Body has already been read");
    if (this.#body !== null) this.#used = true;
    return this.#body ?? "";
  }

  async text() {
    const body = await this.#take();
    return typeof body === "string" ? body.replace(/^\ufeff/, "").toWellFormed() : new TextDecoder().decode(body);
  }

  async json() {
    return JSON.parse(await this.text());
  }

  async bytes() {
    const body = await this.#take();
    return typeof body === "string" ? utf8Bytes(body) : body.slice();
  }

  async arrayBuffer() {
    return (await this.bytes()).buffer;
  }

  async formData() {
    throw new TypeError("FormData is not available; read text() and take it apart with URLSearchParams");
  }
}
const contents = Body.of;
delete Body.of;

const methods = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);

function methodOf(given) {
  const upper = String(given).toUpperCase();
  if (!token.test(upper)) throw new TypeError(`'${given}' is not a valid HTTP method.`);
  if (upper === "CONNECT" || upper === "TRACE" || upper === "TRACK") throw new TypeError(`'${given}' HTTP method is unsupported.`);
  return methods.has(upper) ? upper : String(given);
}

function addressOf(input) {
  const { URL } = require("./whatwg");
  let url;
  try {
    url = new URL(String(input));
  } catch (problem) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: problem });
  }
  if (url.username || url.password) throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`);
  return url;
}

class Request extends Body {
  constructor(input, init = {}) {
    const from = input instanceof Request ? input : undefined;
    const method = methodOf(init.method ?? from?.method ?? "GET");
    const given = init.body ?? null;
    const { body, type } = given !== null ? bodyOf(given) : { body: from ? contents(from) : null };
    if (body !== null && (method === "GET" || method === "HEAD")) throw new TypeError("Request with GET/HEAD method cannot have body.");
    super(body);
    this.method = method;
    this.url = from ? from.url : addressOf(input).href;
    this.headers = new Headers(init.headers ?? from?.headers);
    if (type && !this.headers.has("content-type")) this.headers.set("content-type", type);
    this.redirect = init.redirect ?? from?.redirect ?? "follow";
    if (!["follow", "error", "manual"].includes(this.redirect)) throw new TypeError(`Request constructor: ${this.redirect} is not an accepted type. Expected one of follow, error, manual.`);
    this.signal = init.signal ?? from?.signal ?? new (require("./dom").AbortController)().signal;
  }

  clone() {
    if (this.bodyUsed) throw new TypeError("unusable");
    return new Request(this);
  }

  get [Symbol.toStringTag]() {
    return "Request";
  }
}

class Response extends Body {
  #about;

  constructor(init = null, { status = 200, statusText = "", headers } = {}, about = {}) {
    if (!about.received && (!(status >= 200 && status <= 599) || !Number.isInteger(Number(status)))) {
      throw new RangeError(`init["status"] must be in the range of 200 to 599, inclusive.`);
    }
    const { body, type } = bodyOf(init);
    if (!about.received && body !== null && noContent.has(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`);
    super(body);
    this.status = Number(status);
    this.statusText = String(statusText);
    this.headers = new Headers(headers);
    if (type && !about.received && !this.headers.has("content-type")) this.headers.set("content-type", type);
    this.#about = about;
  }

  get ok() {
    return this.status >= 200 && this.status <= 299;
  }

  get url() {
    return this.#about.url ?? "";
  }

  get redirected() {
    return this.#about.redirected ?? false;
  }

  get type() {
    return this.#about.type ?? (this.#about.received ? "basic" : "default");
  }

  clone() {
    if (this.bodyUsed) throw new TypeError("Response.clone: Body has already been consumed.");
    return new Response(contents(this), this, { ...this.#about, received: true });
  }

  static json(data, init = {}) {
    const headers = new Headers(init.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError("Value is not JSON serializable");
    return new Response(text, { ...init, headers });
  }

  static error() {
    return new Response(null, { status: 0 }, { received: true, type: "error" });
  }

  static redirect(url, status = 302) {
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
    return new Response(null, { status, headers: { location: addressOf(url).href } });
  }

  get [Symbol.toStringTag]() {
    return "Response";
  }
}

/** Ends with the signal's reason as soon as the signal says so; the answer that still comes is dropped. */
function until(signal, promise) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

async function fetch(input, init) {
  const request = new Request(input, init);
  request.signal.throwIfAborted();
  const url = new (require("./whatwg").URL)(request.url);
  if (url.protocol === "data:" || url.protocol === "blob:" || url.protocol === "file:") throw new TypeError(`fetch failed: ${url.protocol} is not allowed`);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new TypeError("fetch failed: unknown scheme");
  url.hash = "";
  const sending = send(url.href, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: contents(request),
    redirect: request.redirect,
  });
  let answer;
  try {
    answer = await until(request.signal, sending);
  } catch (problem) {
    if (request.signal.aborted) throw problem;
    throw new TypeError(`fetch failed: ${problem.message}`, { cause: problem });
  }
  const body = noContent.has(answer.status) || request.method === "HEAD" ? null : answer.content();
  const about = { received: true, url: answer.url, redirected: answer.redirected };
  return new Response(body, { status: answer.status, statusText: answer.statusText, headers: answer.headers }, about);
}

module.exports = { fetch, Headers, Request, Response };
