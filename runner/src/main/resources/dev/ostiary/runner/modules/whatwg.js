// URL and URLSearchParams (WHATWG URL §6) over the standard's own state machine.
const machine = require("./vendor/whatwg-url");

const inspect = Symbol.for("nodejs.util.inspect.custom");
const quiet = Symbol("neither read nor tell");
const readQuery = (text) => machine.parseUrlencodedString(text);
const usable = (value) => String(value).toWellFormed();

function pairsOf(init) {
  if (init === undefined || init === null) return [];
  if (typeof init !== "object" && typeof init !== "function") return readQuery(usable(init).replace(/^\?/, ""));
  if (typeof init[Symbol.iterator] !== "function") return Object.keys(init).map((name) => [usable(name), usable(init[name])]);
  return Array.from(init, (pair) => {
    const [name, value, ...more] = pair;
    if (value === undefined || more.length > 0) throw invalid("Each query pair must be an iterable [name, value] tuple", "ERR_INVALID_TUPLE");
    return [usable(name), usable(value)];
  });
}

function invalid(text, code) {
  return Object.assign(new TypeError(text), { code });
}

class URLSearchParams {
  #list;
  #tell;

  constructor(init, tell) {
    this.#list = init === quiet ? tell.list : pairsOf(init);
    this.#tell = init === quiet ? tell.changed : undefined;
  }

  #changed() {
    this.#tell?.(this.toString());
  }

  static replace(params, list) {
    params.#list = list;
  }

  get size() {
    return this.#list.length;
  }

  append(name, value) {
    this.#list.push([usable(name), usable(value)]);
    this.#changed();
  }

  delete(name, value) {
    this.#list = this.#list.filter(([each, its]) => each !== usable(name) || (value !== undefined && its !== usable(value)));
    this.#changed();
  }

  get(name) {
    return this.#list.find(([each]) => each === usable(name))?.[1] ?? null;
  }

  getAll(name) {
    return this.#list.filter(([each]) => each === usable(name)).map(([, value]) => value);
  }

  has(name, value) {
    return this.#list.some(([each, its]) => each === usable(name) && (value === undefined || its === usable(value)));
  }

  set(name, value) {
    const wanted = usable(name);
    const first = this.#list.findIndex(([each]) => each === wanted);
    if (first < 0) this.#list.push([wanted, usable(value)]);
    else {
      this.#list[first][1] = usable(value);
      this.#list = this.#list.filter(([each], at) => each !== wanted || at === first);
    }
    this.#changed();
  }

  sort() {
    this.#list.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    this.#changed();
  }

  forEach(callback, self) {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  *entries() {
    for (let i = 0; i < this.#list.length; i++) yield [...this.#list[i]];
  }

  *keys() {
    for (const [name] of this.entries()) yield name;
  }

  *values() {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  toString() {
    return machine.serializeUrlencoded(this.#list);
  }

  get [Symbol.toStringTag]() {
    return "URLSearchParams";
  }

  [inspect](depth, options, show) {
    const members = this.#list.map(([name, value]) => `${show(name, options)} => ${show(value, options)}`);
    return members.length > 0 ? `URLSearchParams { ${members.join(", ")} }` : "URLSearchParams {}";
  }
}
const replaceList = URLSearchParams.replace;
delete URLSearchParams.replace;

const members = ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "searchParams", "hash"];

function parse(text, base) {
  let from = null;
  if (base !== undefined) {
    from = machine.basicURLParse(usable(base));
    if (from === null) return null;
  }
  return machine.basicURLParse(usable(text), { baseURL: from });
}

class URL {
  #url;
  #params;

  constructor(text, base) {
    if (arguments.length === 0) throw invalid('The "url" argument must be specified', "ERR_MISSING_ARGS");
    const parsed = parse(text, base);
    if (parsed === null) {
      const problem = invalid("Invalid URL", "ERR_INVALID_URL");
      problem.input = String(text);
      if (base !== undefined) problem.base = String(base);
      throw problem;
    }
    this.#url = parsed;
  }

  static canParse(text, base) {
    return parse(text, base) !== null;
  }

  static parse(text, base) {
    return URL.canParse(text, base) ? new URL(text, base) : null;
  }

  #set(text, stateOverride) {
    machine.basicURLParse(text, { url: this.#url, stateOverride });
  }

  #renew() {
    if (this.#params) replaceList(this.#params, readQuery(this.#url.query ?? ""));
  }

  get href() {
    return machine.serializeURL(this.#url);
  }

  set href(value) {
    const parsed = parse(value);
    if (parsed === null) throw invalid("Invalid URL", "ERR_INVALID_URL");
    this.#url = parsed;
    this.#renew();
  }

  get origin() {
    return machine.serializeURLOrigin(this.#url);
  }

  get protocol() {
    return `${this.#url.scheme}:`;
  }

  set protocol(value) {
    this.#set(`${usable(value)}:`, "scheme start");
  }

  get username() {
    return this.#url.username;
  }

  set username(value) {
    if (!machine.cannotHaveAUsernamePasswordPort(this.#url)) machine.setTheUsername(this.#url, usable(value));
  }

  get password() {
    return this.#url.password;
  }

  set password(value) {
    if (!machine.cannotHaveAUsernamePasswordPort(this.#url)) machine.setThePassword(this.#url, usable(value));
  }

  get host() {
    const { host, port } = this.#url;
    if (host === null) return "";
    return machine.serializeHost(host) + (port === null ? "" : `:${machine.serializeInteger(port)}`);
  }

  set host(value) {
    if (!machine.hasAnOpaquePath(this.#url)) this.#set(usable(value), "host");
  }

  get hostname() {
    return this.#url.host === null ? "" : machine.serializeHost(this.#url.host);
  }

  set hostname(value) {
    if (!machine.hasAnOpaquePath(this.#url)) this.#set(usable(value), "hostname");
  }

  get port() {
    return this.#url.port === null ? "" : machine.serializeInteger(this.#url.port);
  }

  set port(value) {
    if (machine.cannotHaveAUsernamePasswordPort(this.#url)) return;
    if (usable(value) === "") this.#url.port = null;
    else this.#set(usable(value), "port");
  }

  get pathname() {
    return machine.serializePath(this.#url);
  }

  set pathname(value) {
    if (machine.hasAnOpaquePath(this.#url)) return;
    this.#url.path = [];
    this.#set(usable(value), "path start");
  }

  get search() {
    return this.#url.query ? `?${this.#url.query}` : "";
  }

  set search(value) {
    const text = usable(value).replace(/^\?/, "");
    if (usable(value) === "") this.#url.query = null;
    else {
      this.#url.query = "";
      this.#set(text, "query");
    }
    this.#renew();
  }

  get searchParams() {
    const changed = (text) => {
      this.#url.query = text === "" ? null : text;
    };
    this.#params ??= new URLSearchParams(quiet, { list: readQuery(this.#url.query ?? ""), changed });
    return this.#params;
  }

  get hash() {
    return this.#url.fragment ? `#${this.#url.fragment}` : "";
  }

  set hash(value) {
    if (usable(value) === "") {
      this.#url.fragment = null;
      return;
    }
    this.#url.fragment = "";
    this.#set(usable(value).replace(/^#/, ""), "fragment");
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }

  get [Symbol.toStringTag]() {
    return "URL";
  }

  [inspect](depth, options, show) {
    const lines = members.map((name) => `  ${name}: ${show(this[name], options)}`);
    return `URL {\n${lines.join(",\n")}\n}`;
  }
}
// As in Node, the members can be listed: libraries copy them with `for in`.
for (const Kind of [URL, URLSearchParams]) {
  for (const name of Object.getOwnPropertyNames(Kind.prototype)) {
    if (name !== "constructor") Object.defineProperty(Kind.prototype, name, { enumerable: true });
  }
}

module.exports = { URL, URLSearchParams };
