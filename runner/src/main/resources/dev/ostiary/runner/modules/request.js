// request: the callback style of old rules.
const { send, headerObject, basic, within } = require("./outside");
const { Buffer } = require("./buffer");
const EventEmitter = require("events");

const lower = (headers) => Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

/** (uri, options, callback) in every order in which the package takes them, as one object. */
function gathered(uri, options, callback) {
  if (typeof options === "function") return gathered(uri, undefined, options);
  const given = typeof uri === "string" ? { ...(options ?? {}), uri } : { ...(options ?? {}), ...(uri ?? {}) };
  if (typeof callback === "function") given.callback = callback;
  return given;
}

function addressOf(options) {
  const given = options.uri ?? options.url;
  if (given === undefined) throw new Error("undefined is not a valid uri or options object.");
  let url = typeof given === "string" ? given : (given.href ?? require("url").format(given));
  if (options.baseUrl) url = url === "" ? options.baseUrl : `${options.baseUrl.replace(/\/$/, "")}/${url.replace(/^\//, "")}`;
  if (!/^https?:\/\//i.test(url)) throw new Error(`Invalid URI "${url}"`);
  if (options.qs && Object.keys(options.qs).length > 0) {
    const [before, hash] = url.split("#");
    const [bare, old] = before.split(/\?(.*)/s);
    const library = options.useQuerystring ? require("querystring") : require("qs");
    const all = { ...library.parse(old ?? "", options.qsParseOptions), ...options.qs };
    const text = library.stringify(all, options.useQuerystring ? undefined : options.qsStringifyOptions);
    url = `${bare}${text && `?${text.replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`}${hash ? `#${hash}` : ""}`;
  }
  return url;
}

function bodyOf(options, headers) {
  if (options.form) {
    headers["content-type"] ??= "application/x-www-form-urlencoded";
    if (typeof options.form === "string" || ArrayBuffer.isView(options.form)) return String(options.form);
    const text = options.useQuerystring ? require("querystring").stringify(options.form) : require("qs").stringify(options.form, options.qsStringifyOptions);
    return text.replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  }
  if (options.formData || options.multipart) throw new Error("Multipart bodies are not available; use form, json or body");
  if (options.json) {
    headers.accept ??= "application/json";
    const content = typeof options.json === "boolean" ? options.body : options.json;
    if (content === undefined) return undefined;
    if (typeof content === "string" && typeof options.json === "boolean" && /x-www-form-urlencoded/.test(headers["content-type"] ?? "")) return content;
    headers["content-type"] ??= "application/json";
    return JSON.stringify(content, options.jsonReplacer);
  }
  const { body } = options;
  if (body === undefined || body === null || typeof body === "string" || ArrayBuffer.isView(body)) return body;
  if (Array.isArray(body)) return body.join("");
  throw new Error("Argument error, options.body.");
}

function authorize(options, headers) {
  const { auth } = options;
  const inUrl = /^https?:\/\/([^/?#@]*)@/i.exec(options.address);
  if (inUrl) options.address = options.address.replace(`${inUrl[1]}@`, "");
  if (auth) {
    const bearer = typeof auth.bearer === "function" ? auth.bearer() : auth.bearer;
    headers.authorization ??= bearer !== undefined ? `Bearer ${bearer}` : basic(auth.user ?? auth.username, auth.pass ?? auth.password);
  } else if (inUrl) {
    const [user, ...rest] = inUrl[1].split(":").map(decodeURIComponent);
    headers.authorization ??= basic(user, rest.join(":"));
  }
}

class Request extends EventEmitter {
  constructor(options) {
    super();
    this.options = options;
    this.method = String(options.method ?? "GET").toUpperCase();
    this.callback = options.callback;
    this.headers = lower(options.headers);
    // After this turn of the program, which may still add form(), auth() or listeners.
    this.timer = setTimeout(() => this.start(), 0);
  }

  auth(user, pass, immediately, bearer) {
    this.options.auth = { user, pass, bearer };
    return this;
  }

  form(form) {
    this.options.form = form;
    return this;
  }

  json(value) {
    this.options.json = value;
    return this;
  }

  qs(values) {
    this.options.qs = { ...this.options.qs, ...values };
    return this;
  }

  setHeader(name, value) {
    this.headers[name.toLowerCase()] = value;
    return this;
  }

  abort() {
    this.aborted = true;
    clearTimeout(this.timer);
    this.emit("abort");
  }

  pipe() {
    throw new Error("request(…).pipe is not available: bodies come whole; use the callback");
  }

  start() {
    this.done().then(
      (response) => this.finish(response),
      (problem) => this.fail(problem),
    );
  }

  finish(response) {
    if (this.aborted) return;
    this.emit("response", response);
    this.emit("data", typeof response.body === "string" ? response.body : Buffer.from(response.raw));
    this.emit("end");
    this.emit("complete", response, response.body);
    this.callback?.(null, response, response.body);
  }

  fail(problem) {
    if (this.aborted) return;
    if (this.callback) this.callback(problem);
    if (this.listenerCount("error") > 0) this.emit("error", problem);
    else if (!this.callback) throw problem;
  }

  async done() {
    const { options, headers } = this;
    options.address = addressOf(options);
    this.uri = require("url").parse(options.address);
    this.href = this.uri.href;
    authorize(options, headers);
    const body = bodyOf(options, headers);
    const late = () => Object.assign(new Error("ETIMEDOUT"), { code: "ETIMEDOUT", connect: false });
    const follow = options.followAllRedirects || (options.followRedirect !== false && ["GET", "HEAD"].includes(this.method));
    const sending = send(options.address, { method: this.method, headers, body, redirect: follow ? "follow" : "manual" });
    const answer = await within(options.timeout, sending, late);
    return this.response(answer);
  }

  response(answer) {
    const { options } = this;
    const response = {
      statusCode: answer.status,
      statusMessage: answer.statusText,
      httpVersion: "1.1",
      headers: headerObject(answer.headers),
      request: this,
      toJSON: () => ({ statusCode: response.statusCode, body: response.body, headers: response.headers, request: { uri: this.uri, method: this.method, headers: this.headers } }),
    };
    Object.defineProperty(response, "raw", { get: () => answer.bytes() });
    if (options.encoding === null) response.body = Buffer.from(answer.bytes());
    else response.body = options.encoding ? Buffer.from(answer.bytes()).toString(options.encoding) : answer.text();
    if (options.json) {
      try {
        response.body = JSON.parse(response.body, options.jsonReviver);
      } catch {
        // Not JSON: the text stays, as in the package.
      }
    }
    return response;
  }
}

function merged(defaults, given) {
  const made = { ...defaults, ...given };
  if (defaults.headers || given.headers) made.headers = { ...lower(defaults.headers), ...lower(given.headers) };
  return made;
}

/** The function with its members, over some defaults. `make` turns the options into what the caller gets. */
function build(defaults, make) {
  const call = (uri, options, callback) => make(merged(defaults, gathered(uri, options, callback)));
  for (const name of ["get", "head", "options", "post", "put", "patch", "del", "delete"]) {
    const method = name === "del" ? "DELETE" : name.toUpperCase();
    call[name] = (uri, options, callback) => make({ ...merged(defaults, gathered(uri, options, callback)), method });
  }
  call.defaults = (more) => build(merged(defaults, more), make);
  call.jar = () => ({ setCookie() {}, getCookieString: () => "", getCookies: () => [] });
  call.cookie = (text) => text;
  call.forever = call.defaults;
  call.Request = Request;
  return call;
}

module.exports = build({}, (options) => new Request(options));
Object.defineProperty(module.exports, "build", { value: build });
