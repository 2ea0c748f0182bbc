// How axios writes addresses and forms.
function encode(value) {
  return encodeURIComponent(value).replace(/%3A/gi, ":").replace(/%24/g, "$").replace(/%2C/gi, ",").replace(/%20/g, "+");
}

/** Lists at the top keep their name, with brackets; deeper down each member has its number. Null is left out. */
function walk(value, name, add) {
  if (value === undefined || value === null) return;
  if (value instanceof Date) add(name, value.toISOString());
  else if (Array.isArray(value)) {
    const flat = !name.includes("[") && !value.some((each) => each !== null && typeof each === "object");
    value.forEach((each, at) => walk(each, flat ? `${name}[]` : `${name}[${at}]`, add));
  } else if (typeof value === "object" && !ArrayBuffer.isView(value)) {
    for (const key of Object.keys(value)) walk(value[key], name === "" ? key : `${name}[${key}]`, add);
  } else add(name, String(value));
}

function pairs(object) {
  const list = [];
  walk(object, "", (name, value) => list.push([name, value]));
  return list;
}

/** A body as a form. */
function formQuery(object) {
  const { URLSearchParams } = require("./whatwg");
  return new URLSearchParams(pairs(object)).toString();
}

/** The address with the parameters; those that are null or undefined are left out. */
function query(url, params, serializer) {
  if (params === undefined || params === null) return url;
  const custom = typeof serializer === "function" ? serializer : serializer?.serialize;
  let text;
  if (custom) text = custom(params, serializer);
  else if (Object.prototype.toString.call(params) === "[object URLSearchParams]") text = params.toString();
  else {
    const own = serializer?.encode ?? encode;
    const list = [];
    walk(params, "", (name, value) => list.push([name, value]));
    const shape = serializer?.indexes === null ? (name) => name.replace(/\[\]/g, "") : (name) => name;
    text = list.map(([name, value]) => `${own(shape(name), encode)}=${own(value, encode)}`).join("&");
  }
  if (!text) return url;
  const bare = url.replace(/#.*$/, "");
  return `${bare}${bare.includes("?") ? "&" : "?"}${text}`;
}

function joinUrl(base, url = "", absoluteAllowed = true) {
  const absolute = /^([a-z][a-z\d+\-.]*:)?\/\//i.test(url);
  if (!base || (absolute && absoluteAllowed !== false)) return url;
  return url ? `${base.replace(/\/?\/$/, "")}/${url.replace(/^\/+/, "")}` : base;
}

module.exports = { formQuery, query, joinUrl };
