// Node's url: the two classes, and the older functions parse, format and resolve from the package `url`.
const { URL, URLSearchParams } = require("./whatwg");
const { stringify } = require("querystring");
const old = require("./vendor/url");

function parse(text, withQuery, slashes) {
  const made = old.parse(text, withQuery, slashes);
  if (made.search === "") made.search = null;
  return made;
}

function format(value, options = {}) {
  if (!(value instanceof URL)) {
    const { query } = value;
    const object = typeof query === "object" && query !== null && !value.search;
    return old.format(object ? { ...value, search: stringify(query) && `?${stringify(query)}` } : value);
  }
  const url = new URL(value.href);
  if (options.fragment === false) url.hash = "";
  if (options.search === false) url.search = "";
  if (options.auth === false) {
    url.username = "";
    url.password = "";
  }
  return url.href;
}

module.exports = {
  URL,
  URLSearchParams,
  Url: old.Url,
  parse,
  resolve: old.resolve,
  resolveObject: old.resolveObject,
  format,
  domainToASCII: (name) => require("./idna").toASCII(String(name)) ?? "",
  domainToUnicode: (name) => require("./idna").toUnicode(String(name)),
  urlToHttpOptions(url) {
    const { protocol, hostname, hash, search, pathname, href } = url;
    const options = { protocol, hostname, hash, search, pathname, path: `${pathname}${search}`, href };
    if (url.port !== "") options.port = Number(url.port);
    if (url.username || url.password) options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    return options;
  },
};
