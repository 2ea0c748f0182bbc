// TextEncoder, TextDecoder, atob and btoa (WHATWG Encoding, Infra §7), for the encodings that a login meets.
const labels = {
  "utf-8": ["utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"],
  "utf-16le": ["utf-16le", "utf-16", "ucs-2", "iso-10646-ucs-2", "unicode", "csunicode", "unicodefeff"],
  "windows-1252": ["windows-1252", "latin1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii", "l1", "cp1252", "x-cp1252"],
};
// The bytes 0x80 to 0x9f of windows-1252.
const high =
  "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

function utf8Bytes(text) {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i);
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    if (point >= 0xd800 && point < 0xe000) {
      const next = text.charCodeAt(i + 1);
      if (point < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        point = 0x10000 + ((point & 0x3ff) << 10) + (next & 0x3ff);
        i++;
      } else {
        point = 0xfffd;
      }
    }
    if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[at++] = 0xe0 | (point >> 12);
      } else {
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      }
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
    }
    bytes[at++] = 0x80 | (point & 0x3f);
  }
  return bytes.slice(0, at);
}

/** The state of one decoding of UTF-8; what is cut off at the end of a chunk waits for the next. */
class Utf8 {
  constructor(fatal) {
    this.fatal = fatal;
    this.reset();
  }

  reset() {
    this.point = 0;
    this.needed = 0;
    this.lower = 0x80;
    this.upper = 0xbf;
  }

  wrong() {
    this.reset();
    if (this.fatal) throw Object.assign(new TypeError("The encoded data was not valid for encoding utf-8"), { code: "ERR_ENCODING_INVALID_ENCODED_DATA" });
    return "\ufffd";
  }

  decode(bytes, stream) {
    const parts = [];
    let text = "";
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (this.needed === 0) {
        if (byte < 0x80) text += String.fromCharCode(byte);
        else if (byte >= 0xc2 && byte <= 0xdf) this.start(1, byte & 0x1f, 0x80, 0xbf);
        else if (byte >= 0xe0 && byte <= 0xef) this.start(2, byte & 0xf, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf);
        else if (byte >= 0xf0 && byte <= 0xf4) this.start(3, byte & 7, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf);
        else text += this.wrong();
      } else if (byte < this.lower || byte > this.upper) {
        text += this.wrong();
        i--;
      } else {
        this.lower = 0x80;
        this.upper = 0xbf;
        this.point = (this.point << 6) | (byte & 0x3f);
        if (--this.needed === 0) text += String.fromCodePoint(this.point);
      }
      if (text.length > 4096) {
        parts.push(text);
        text = "";
      }
    }
    if (!stream && this.needed > 0) text += this.wrong();
    parts.push(text);
    return parts.join("");
  }

  start(needed, point, lower, upper) {
    this.needed = needed;
    this.point = point;
    this.lower = lower;
    this.upper = upper;
  }
}

/** Two bytes a unit; an odd one waits for the next chunk. */
class Utf16 {
  constructor(fatal) {
    this.fatal = fatal;
    this.left = [];
  }

  reset() {
    this.left = [];
  }

  decode(bytes, stream) {
    const all = [...this.left, ...bytes];
    const whole = all.length - (all.length % 2);
    let text = "";
    for (let i = 0; i < whole; i += 2) text += String.fromCharCode(all[i] | (all[i + 1] << 8));
    this.left = all.slice(whole);
    if (stream) return text;
    if (this.left.length > 0) text += "\ufffd";
    this.reset();
    const sound = text.toWellFormed();
    if (this.fatal && (sound !== text || sound.includes("\ufffd"))) throw new TypeError("The encoded data was not valid for encoding utf-16le");
    return sound;
  }
}

const oneByte = {
  reset() {},
  decode: (bytes) => Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : String.fromCharCode(byte))).join(""),
};

function view(source) {
  if (source === undefined) return new Uint8Array(0);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  throw Object.assign(new TypeError("The input must be an ArrayBuffer or a view of one"), { code: "ERR_INVALID_ARG_TYPE" });
}

class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    return utf8Bytes(String(text));
  }

  encodeInto(text, target) {
    let read = 0;
    let written = 0;
    for (const letter of String(text)) {
      const bytes = utf8Bytes(letter);
      if (written + bytes.length > target.length) break;
      target.set(bytes, written);
      written += bytes.length;
      read += letter.length;
    }
    return { read, written };
  }
}

class TextDecoder {
  #decoder;
  #started = false;

  constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
    const wanted = String(label).trim().toLowerCase();
    const encoding = Object.keys(labels).find((name) => labels[name].includes(wanted));
    if (!encoding) throw Object.assign(new RangeError(`The "${label}" encoding is not supported`), { code: "ERR_ENCODING_NOT_SUPPORTED" });
    this.encoding = encoding;
    this.fatal = Boolean(fatal);
    this.ignoreBOM = Boolean(ignoreBOM);
    this.#decoder = encoding === "utf-8" ? new Utf8(this.fatal) : encoding === "utf-16le" ? new Utf16(this.fatal) : oneByte;
  }

  decode(source, { stream = false } = {}) {
    let text = this.#decoder.decode(view(source), stream);
    if (!this.#started && !this.ignoreBOM && this.encoding !== "windows-1252" && text.startsWith("\ufeff")) text = text.slice(1);
    this.#started = stream && (this.#started || text !== "");
    return text;
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function invalidCharacter(text) {
  const { DOMException } = require("./dom");
  return new DOMException(text, "InvalidCharacterError");
}

function btoa(data) {
  const text = String(data);
  let out = "";
  for (let i = 0; i < text.length; i += 3) {
    const codes = [text.charCodeAt(i), text.charCodeAt(i + 1) || 0, text.charCodeAt(i + 2) || 0];
    if (codes.some((code) => code > 255)) throw invalidCharacter("Invalid character");
    const bits = (codes[0] << 16) | (codes[1] << 8) | codes[2];
    out += alphabet[bits >> 18] + alphabet[(bits >> 12) & 63];
    out += i + 1 < text.length ? alphabet[(bits >> 6) & 63] : "=";
    out += i + 2 < text.length ? alphabet[bits & 63] : "=";
  }
  return out;
}

function atob(data) {
  let text = String(data).replace(/[\t\n\f\r ]/g, "");
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, "");
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw invalidCharacter("The string to be decoded is not correctly encoded.");
  let out = "";
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    bits = ((bits << 6) | alphabet.indexOf(letter)) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return out;
}

module.exports = { TextEncoder, TextDecoder, atob, btoa, utf8Bytes };
