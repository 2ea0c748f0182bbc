// Node's StringDecoder.
const { Buffer } = require("./buffer");
const { TextDecoder } = require("./encoding");

class StringDecoder {
  constructor(encoding = "utf8") {
    if (!Buffer.isEncoding(encoding)) throw Object.assign(new TypeError(`Unknown encoding: ${encoding}`), { code: "ERR_UNKNOWN_ENCODING" });
    this.encoding = encoding.toLowerCase().replace("-", "");
    this.decoder = this.encoding === "utf8" ? new TextDecoder("utf-8", { ignoreBOM: true }) : undefined;
  }

  write(data) {
    if (typeof data === "string") return data;
    return this.decoder ? this.decoder.decode(data, { stream: true }) : Buffer.from(data).toString(this.encoding);
  }

  end(data) {
    const rest = this.decoder ? this.decoder.decode(data ?? new Uint8Array(0)) : data === undefined ? "" : this.write(data);
    return rest;
  }
}

module.exports = { StringDecoder };
