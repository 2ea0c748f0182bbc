// bcrypt and bcryptjs; the work is done by the host.
function checkRounds(rounds) {
  const cost = Number(rounds ?? 10);
  if (!Number.isInteger(cost) || cost < 4 || cost > 14) {
    throw new Error(`The rounds of bcrypt can be 4 to 14 here, not ${rounds}: each one more takes twice the time`);
  }
  return cost;
}

const alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A salt in bcrypt's own writing. The host makes a salt of its own for a hash; of this one it takes the cost. */
function genSaltSync(rounds) {
  const cost = String(checkRounds(rounds)).padStart(2, "0");
  const bytes = require("./crypto").randomBytes(22);
  bytes[21] &= 0x30;
  return `$2b$${cost}$${Array.from(bytes, (byte) => alphabet[byte & 63]).join("")}`;
}

const whole = /^\$2[abxy]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

function hashSync(password, salt) {
  if (password === undefined || password === null) throw new Error("data and salt arguments required");
  if (typeof salt === "number" || salt === undefined) return host.sync("bcrypt.hash", String(password), String(checkRounds(salt)));
  const cost = /^\$2[abxy]?\$(\d\d)\$/.exec(String(salt));
  if (!cost) throw new Error("Invalid salt. Salt must be in the form of: $Vers$log2(NumRounds)$saltvalue");
  // The other way to compare: a password hashed with the hash it should give.
  if (whole.test(salt) && compareSync(password, salt)) return salt;
  return host.sync("bcrypt.hash", String(password), String(checkRounds(Number(cost[1]))));
}

function compareSync(password, hash) {
  if (password === undefined || password === null || hash === undefined || hash === null) throw new Error("data and hash arguments required");
  const cost = whole.exec(String(hash));
  if (!cost) return false;
  checkRounds(Number(cost[1]));
  return host.sync("bcrypt.compare", String(password), String(hash)) === "true";
}

/** The same as a promise, or with a callback as the last argument. */
function both(work, most) {
  return (...values) => {
    const at = values.findLastIndex((value) => typeof value === "function");
    const callback = at >= 0 ? values[at] : undefined;
    const given = (at >= 0 ? values.slice(0, at) : values).slice(0, most);
    const running = Promise.resolve().then(() => work(...given));
    if (!callback) return running;
    running.then(
      (value) => setTimeout(() => callback(null, value), 0),
      (problem) => setTimeout(() => callback(problem), 0),
    );
    return undefined;
  };
}

module.exports = {
  genSaltSync,
  genSalt: both(genSaltSync, 1),
  hashSync,
  hash: both(hashSync, 2),
  compareSync,
  compare: both(compareSync, 2),
  getRounds(hash) {
    const cost = /^\$2[abxy]?\$(\d\d)\$/.exec(String(hash));
    if (!cost) throw new Error("Illegal hash");
    return Number(cost[1]);
  },
  getSalt: (hash) => String(hash).slice(0, 29),
};
