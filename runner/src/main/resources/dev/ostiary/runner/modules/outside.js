// What leaves the program as HTTP: one way for fetch, axios, request and the rest.
// Most bodies are text both ways: what bytes need is loaded when some come.
const bytesOf = (text) => require("./buffer").Buffer.from(text, "base64");
const { utf8Bytes, btoa } = require("./encoding");

/** A body as the host takes it: text as it is, other bytes as base64 with a mark. */
function packed(body) {
  if (body === undefined || body === null) return {};
  if (typeof body === "string") return { body };
  const { Buffer } = require("./buffer");
  const bytes = Buffer.from(body.buffer ?? body, body.byteOffset ?? 0, body.byteLength);
  const text = bytes.toString("utf8");
  if (Buffer.from(text, "utf8").equals(bytes)) return { body: text };
  return { body: bytes.toString("base64"), base64: true };
}

/** Names in lower case; a name that came more than once keeps its values apart. */
function headerList(headers) {
  const list = [];
  for (const [name, value] of Array.isArray(headers) ? headers : Object.entries(headers ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) list.push([String(name).toLowerCase(), String(each)]);
  }
  return list;
}

/**
 * Sends one request and gives {status, statusText, headers: [[name, value]], text, bytes()}. What the host refuses or
 * could not reach is an error with the host's own words.
 */
async function send(url, { method = "GET", headers = {}, body, redirect } = {}) {
  const request = { method, headers, ...packed(body) };
  if (redirect) request.redirect = redirect;
  const answer = await host.call("fetch", [String(url), request]);
  if (answer.error) throw Object.assign(new Error(answer.error.message ?? String(answer.error)), { code: answer.error.code });
  const text = answer.body ?? "";
  return {
    status: answer.status,
    statusText: answer.statusText ?? "",
    url: answer.url ?? String(url),
    redirected: answer.url !== undefined && answer.url !== String(url),
    headers: headerList(answer.headers),
    content: () => (answer.base64 ? bytesOf(text) : text),
    bytes: () => (answer.base64 ? bytesOf(text) : utf8Bytes(text)),
    text: () => (answer.base64 ? bytesOf(text).toString("utf8") : text),
  };
}

/** As the libraries show headers: one object, cookies as a list. */
function headerObject(list) {
  const headers = {};
  for (const [name, value] of list) {
    if (name === "set-cookie") (headers[name] ??= []).push(value);
    else headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

function basic(user, password) {
  const bytes = utf8Bytes(`${user ?? ""}:${password ?? ""}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** The promise, or the error that `late()` makes once the time is over. */
function within(milliseconds, promise, late) {
  if (!(milliseconds > 0) || milliseconds === Infinity) return promise;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), Number(milliseconds));
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

module.exports = { send, headerList, headerObject, basic, within };
