// jwt-decode: reads a token without looking at its signature.
const { Buffer } = require("./buffer");

class InvalidTokenError extends Error {
  constructor(message) {
    super(message);
    this.name = "InvalidTokenError";
  }
}

function jwtDecode(token, options = {}) {
  if (typeof token !== "string") throw new InvalidTokenError("Invalid token specified: must be a string");
  const at = options.header === true ? 0 : 1;
  const part = token.split(".")[at];
  if (typeof part !== "string") throw new InvalidTokenError(`Invalid token specified: missing part #${at + 1}`);
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch (problem) {
    throw new InvalidTokenError(`Invalid token specified: invalid json for part #${at + 1} (${problem.message})`);
  }
}

module.exports = Object.assign(jwtDecode, { jwtDecode, InvalidTokenError, default: jwtDecode });
