// Node's querystring.
const { Buffer } = require("./buffer");

function escape(value) {
  const text = typeof value === "string" ? value : typeof value === "object" && value !== null ? String(value) : `${value}`;
  try {
    return encodeURIComponent(text);
  } catch {
    throw Object.assign(new URIError("URI malformed"), { code: "ERR_INVALID_URI" });
  }
}

/** Decodes what can be decoded and leaves the rest: `%zz` stays. */
function unescapeBuffer(text) {
  const bytes = [];
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === "%" ? /^[0-9a-f]{2}/i.exec(text.slice(i + 1, i + 3)) : null;
    if (hex) {
      bytes.push(parseInt(hex[0], 16));
      i += 2;
    } else {
      bytes.push(text.charCodeAt(i) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text).toString();
  }
}

function primitive(value) {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  return "";
}

function stringify(object, separator, equals, options) {
  const between = separator || "&";
  const sign = equals || "=";
  const encode = typeof options?.encodeURIComponent === "function" ? options.encodeURIComponent : module.exports.escape;
  if (object === null || typeof object !== "object") return "";
  const pairs = [];
  for (const name of Object.keys(object)) {
    const start = encode(primitive(name)) + sign;
    const value = object[name];
    if (Array.isArray(value)) for (const each of value) pairs.push(start + encode(primitive(each)));
    else pairs.push(start + encode(primitive(value)));
  }
  return pairs.join(between);
}

function parse(text, separator, equals, options) {
  const found = Object.create(null);
  if (typeof text !== "string" || text.length === 0) return found;
  const decode = typeof options?.decodeURIComponent === "function" ? options.decodeURIComponent : module.exports.unescape;
  const sign = equals ? String(equals) : "=";
  const most = typeof options?.maxKeys === "number" ? options.maxKeys : 1000;
  let pieces = text.split(separator ? String(separator) : "&").filter((piece) => piece !== "");
  if (most > 0) pieces = pieces.slice(0, most);
  const part = (value) => {
    const spaced = value.replace(/\+/g, " ");
    if (!/%[0-9a-f]{2}/i.test(spaced) && decode === unescape) return spaced;
    try {
      return decode(spaced);
    } catch {
      return unescape(spaced);
    }
  };
  for (const piece of pieces) {
    const at = piece.indexOf(sign);
    const name = part(at >= 0 ? piece.slice(0, at) : piece);
    const value = at >= 0 ? part(piece.slice(at + sign.length)) : "";
    if (!(name in found)) found[name] = value;
    else if (Array.isArray(found[name])) found[name].push(value);
    else found[name] = [found[name], value];
  }
  return found;
}

module.exports = { parse, stringify, escape, unescape, unescapeBuffer, decode: parse, encode: stringify };
