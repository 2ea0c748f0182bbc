// What `require` finds. `load(file)` gives the function of one file below modules/, with the parameters
// (module, exports, require, host), or null; a file is run at most once in a realm, and not before somebody asks for it.
const files = {
  assert: "assert",
  "assert/strict": "assert-strict",
  async: "vendor/async",
  auth0: "auth0",
  axios: "axios",
  bcrypt: "bcrypt",
  bcryptjs: "bcrypt",
  buffer: "buffer",
  crypto: "crypto",
  "date-fns": "vendor/date-fns",
  events: "vendor/events",
  http: "http-plain",
  https: "https",
  ip: "ip",
  "ipaddr.js": "vendor/ipaddr",
  jsonwebtoken: "jsonwebtoken",
  "jwks-rsa": "jwks-rsa",
  "jwt-decode": "jwt-decode",
  lodash: "vendor/lodash",
  "node-fetch": "node-fetch",
  path: "vendor/path-browserify",
  process: "process",
  punycode: "vendor/punycode",
  qs: "vendor/qs",
  querystring: "querystring",
  request: "request",
  "request-promise": "request-promise",
  "request-promise/errors": "request-promise-errors",
  string_decoder: "string_decoder",
  timers: "timers",
  "timers/promises": "timers-promises",
  url: "url",
  util: "util",
  "util/types": "util-types",
  uuid: "uuid",
  xtend: "xtend",
};

// What the bundled packages ask each other for.
const inner = {
  "base64-js": "vendor/base64-js",
  ieee754: "vendor/ieee754",
  "punycode/": "vendor/punycode",
  tr46: "idna",
};

const alsoCalled = {
  "cross-fetch": "node-fetch",
  "isomorphic-fetch": "node-fetch",
  "lodash-es": "lodash",
  "path/posix": "path",
  "request-promise-native": "request-promise",
  "request-promise-native/errors": "request-promise/errors",
  underscore: "lodash",
};

const database =
  "A program reaches other systems by HTTP only. Put a small HTTPS service in front of the database and call it with fetch";
const sockets = "A program has no sockets; call an HTTPS service with fetch";
const noFiles = "A program has no files; keep settings in secrets and data in the metadata of users, or call a service with fetch";
const machine = "A program has nothing of the machine it runs on: no processes, threads or environment; settings belong into secrets";
const dates = "Use date-fns, or Date and Intl.DateTimeFormat";
const mail = "Call the HTTP API of your mail service with fetch";
const http = "Use fetch, axios or node-fetch";

const absent = [
  [/^(mysql2?|pg|pg-promise|mongodb|mongoose|mssql|tedious|redis|ioredis|knex|sequelize|oracledb|sqlite3|cassandra-driver|ldapjs)$/, database],
  [/^(net|tls|dgram|dns|http2|ws|socket\.io-client)$/, sockets],
  [/^(fs|fs-extra|graceful-fs)$/, noFiles],
  [/^(child_process|cluster|worker_threads|os|vm|vm2|v8|module|repl|inspector|perf_hooks|async_hooks)$/, machine],
  [/^(moment|moment-timezone|dayjs|luxon)$/, dates],
  [/^(nodemailer|@sendgrid\/mail|sendgrid|mailgun|mailgun-js|postmark)$/, mail],
  [/^(got|superagent|needle|undici|ky|bent|phin)$/, http],
  [/^(xml2js|fast-xml-parser|xmldom|libxmljs)$/, "There is no reader of XML; ask the service for JSON"],
  [/^(stream|zlib)$/, "Bodies of requests and answers come whole; fetch unpacks them by itself"],
  [/^(jose|node-jose|jws)$/, "Use jsonwebtoken, and jwks-rsa for the keys of other issuers"],
];

function notFound(name, asked) {
  const reason = absent.find(([pattern]) => pattern.test(name));
  const names = Object.keys(files).filter((each) => !each.includes("/"));
  const why = reason ? `${reason[1]}. ` : "";
  const text = /^[./]/.test(name) ? "A program is one file and has no others beside it. " : why;
  const error = new Error(`Cannot find module '${asked}'. ${text}What there is: ${names.join(", ")}.`);
  error.code = "MODULE_NOT_FOUND";
  error.requireStack = [];
  return error;
}

/** `lodash@4.17.21` and `@scope/name@1/part`: the version goes, for there is one of each. */
function withoutVersion(name) {
  return name.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]*/, "$1");
}

/** `lodash/get` is a member of lodash, `uuid/v4` one of uuid. */
function memberOf(name) {
  const parts = /^(lodash|uuid)\/(?:fp\/)?(\w+?)(?:\.js)?$/.exec(name);
  return parts && !name.includes("/fp/") ? { owner: parts[1], member: parts[2] } : undefined;
}

module.exports = function createRequire(load, outside) {
  // An object without a prototype: a program may have replaced what a Map does.
  const loaded = Object.create(null);

  function fromFile(file) {
    const known = loaded[file];
    if (known) return known.exports;
    const made = { exports: {}, id: file, loaded: false };
    loaded[file] = made;
    try {
      load(file)(made, made.exports, inside, outside);
    } catch (problem) {
      delete loaded[file];
      throw problem;
    }
    made.loaded = true;
    return made.exports;
  }

  // What the modules' own files call: the same names, and files beside them as "./name".
  function inside(name) {
    if (name.startsWith("./")) return fromFile(name.slice(2));
    if (Object.hasOwn(inner, name)) return fromFile(inner[name]);
    return require(name);
  }

  function require(asked) {
    if (typeof asked !== "string" || asked === "") {
      const given = asked === "" ? "an empty string" : typeof asked;
      throw Object.assign(new TypeError(`The name of a module must be a string, not ${given}`), { code: "ERR_INVALID_ARG_TYPE" });
    }
    let name = withoutVersion(asked.replace(/^node:/, "").replace(/(?!^)\/$/, ""));
    if (Object.hasOwn(alsoCalled, name)) name = alsoCalled[name];
    if (Object.hasOwn(files, name)) return fromFile(files[name]);
    const part = memberOf(name);
    if (part) {
      const owner = fromFile(files[part.owner]);
      if (Object.hasOwn(owner, part.member)) return owner[part.member];
    }
    throw notFound(name, asked);
  }

  function resolve(asked) {
    const name = withoutVersion(String(asked).replace(/^node:/, ""));
    if (Object.hasOwn(files, name) || Object.hasOwn(alsoCalled, name)) return name;
    throw notFound(name, asked);
  }

  return { require, inside, resolve };
};
