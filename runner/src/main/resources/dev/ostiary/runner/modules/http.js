// Node's http and https, as far as one request and one whole answer go.
const { send, headerObject } = require("./outside");
const { Buffer } = require("./buffer");
const EventEmitter = require("events");

class IncomingMessage extends EventEmitter {
  constructor(answer) {
    super();
    this.statusCode = answer.status;
    this.statusMessage = answer.statusText;
    this.httpVersion = "1.1";
    this.headers = headerObject(answer.headers);
    this.rawHeaders = answer.headers.flat();
    this.content = Buffer.from(answer.bytes());
    this.complete = true;
  }

  setEncoding(encoding) {
    this.encoding = encoding;
    return this;
  }

  resume() {
    return this;
  }

  flow() {
    if (this.content.length > 0) this.emit("data", this.encoding ? this.content.toString(this.encoding) : this.content);
    this.emit("end");
    this.emit("close");
  }

  async *[Symbol.asyncIterator]() {
    if (this.content.length > 0) yield this.encoding ? this.content.toString(this.encoding) : this.content;
  }
}

function addressOf(protocol, given) {
  if (typeof given === "string" || given?.href) return { url: String(given.href ?? given), options: {} };
  const scheme = given.protocol ?? protocol;
  const port = given.port ? `:${given.port}` : "";
  const host = given.hostname ?? String(given.host ?? "localhost").replace(/:\d+$/, "");
  return { url: `${scheme}//${host.includes(":") ? `[${host.replace(/[[\]]/g, "")}]` : host}${port}${given.path ?? "/"}`, options: given };
}

class ClientRequest extends EventEmitter {
  constructor(protocol, given, more) {
    super();
    const { url, options } = addressOf(protocol, given);
    this.url = url;
    const chosen = { ...options, ...more };
    this.method = String(chosen.method ?? "GET").toUpperCase();
    this.headers = {};
    for (const [name, value] of Object.entries(chosen.headers ?? {})) this.setHeader(name, value);
    if (chosen.auth) this.headers.authorization ??= require("./outside").basic(...chosen.auth.split(/:(.*)/s));
    if (chosen.timeout) this.setTimeout(chosen.timeout);
    this.parts = [];
  }

  setHeader(name, value) {
    this.headers[String(name).toLowerCase()] = value;
    return this;
  }

  getHeader(name) {
    return this.headers[String(name).toLowerCase()];
  }

  removeHeader(name) {
    delete this.headers[String(name).toLowerCase()];
  }

  setTimeout(milliseconds, callback) {
    if (callback) this.once("timeout", callback);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.emit("timeout"), milliseconds);
    return this;
  }

  write(data, encoding) {
    this.parts.push(typeof data === "string" ? Buffer.from(data, typeof encoding === "string" ? encoding : "utf8") : Buffer.from(data));
    return true;
  }

  end(data, encoding) {
    if (data !== undefined && typeof data !== "function") this.write(data, encoding);
    setTimeout(() => this.start(), 0);
    return this;
  }

  destroy(problem) {
    this.destroyed = true;
    clearTimeout(this.timer);
    if (problem) this.emit("error", problem);
    return this;
  }

  abort() {
    this.destroy(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }));
  }

  async start() {
    const body = this.parts.length > 0 ? Buffer.concat(this.parts) : undefined;
    const headers = { ...this.headers };
    for (const name of ["host", "content-length", "connection", "transfer-encoding"]) delete headers[name];
    let answer;
    try {
      answer = await send(this.url, { method: this.method, headers, body, redirect: "manual" });
    } catch (problem) {
      clearTimeout(this.timer);
      if (!this.destroyed) this.emit("error", problem);
      return;
    }
    clearTimeout(this.timer);
    if (this.destroyed) return;
    const message = new IncomingMessage(answer);
    this.emit("response", message);
    setTimeout(() => message.flow(), 0);
  }
}

function library(protocol) {
  const request = (given, ...rest) => {
    const callback = rest.find((value) => typeof value === "function");
    const made = new ClientRequest(protocol, given, rest.find((value) => typeof value === "object"));
    if (callback) made.once("response", callback);
    return made;
  };
  const get = (...values) => request(...values).end();
  class Agent {}
  return { request, get, Agent, globalAgent: new Agent(), METHODS: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], IncomingMessage, ClientRequest, STATUS_CODES: {} };
}

module.exports = { http: library("http:"), https: library("https:") };
