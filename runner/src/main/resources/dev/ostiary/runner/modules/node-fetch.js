// node-fetch: fetch, with the members that version 2 adds to an answer.
const web = require("./fetch");
const { Buffer } = require("./buffer");

class FetchError extends Error {
  constructor(message, type, cause) {
    super(message);
    this.name = "FetchError";
    this.type = type;
    if (cause?.code) this.code = this.errno = cause.code;
  }
}

class AbortError extends Error {
  constructor(message) {
    super(message);
    this.name = "AbortError";
    this.type = "aborted";
  }
}

function withMore(response) {
  response.buffer = async () => Buffer.from(await response.arrayBuffer());
  response.textConverted = () => response.text();
  response.size = 0;
  response.timeout = 0;
  response.headers.raw = () => {
    const lists = {};
    for (const [name, value] of response.headers) (lists[name] ??= []).push(value);
    return lists;
  };
  const { json, clone } = web.Response.prototype;
  response.json = async () => {
    try {
      return await json.call(response);
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
      throw new FetchError(`invalid json response body at ${response.url} reason: ${problem.message}`, "invalid-json");
    }
  };
  response.clone = () => withMore(clone.call(response));
  return response;
}

async function fetch(url, options = {}) {
  const { within } = require("./outside");
  const { body, headers, ...rest } = options;
  const given = new web.Headers(headers instanceof web.Headers ? headers : flat(headers));
  const late = () => new FetchError(`network timeout at: ${url}`, "request-timeout");
  try {
    return withMore(await within(options.timeout, web.fetch(url, { ...rest, headers: given, body }), late));
  } catch (problem) {
    if (problem instanceof FetchError) throw problem;
    if (options.signal?.aborted) throw new AbortError("The user aborted a request.");
    if (problem instanceof TypeError && problem.cause && problem.message.startsWith("fetch failed: ")) {
      throw new FetchError(`request to ${url} failed, reason: ${problem.cause.message}`, "system", problem.cause);
    }
    throw problem;
  }
}

/** Version 2 takes lists of values, too. */
function flat(headers) {
  if (!headers || typeof headers[Symbol.iterator] === "function") return headers;
  return Object.entries(headers).flatMap(([name, value]) => (Array.isArray(value) ? value.map((each) => [name, each]) : [[name, value]]));
}

fetch.isRedirect = (code) => [301, 302, 303, 307, 308].includes(code);
fetch.Promise = Promise;

module.exports = Object.assign(fetch, {
  default: fetch,
  fetch,
  Headers: web.Headers,
  Request: web.Request,
  Response: web.Response,
  FetchError,
  AbortError,
  isRedirect: fetch.isRedirect,
});
