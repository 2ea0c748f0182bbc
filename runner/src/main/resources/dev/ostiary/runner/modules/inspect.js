// How Node shows values (util.inspect), as far as logs of programs need it.
const custom = Symbol.for("nodejs.util.inspect.custom");
const defaults = { depth: 2, breakLength: 80, compact: 3, maxArrayLength: 100, maxStringLength: 10000, showHidden: false, sorted: false, colors: false };
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
const escapes = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };

function quoted(text) {
  let mark = "'";
  if (text.includes("'")) mark = !text.includes('"') ? '"' : !text.includes("`") && !text.includes("${") ? "`" : "'";
  const inner = text.replace(/[\x00-\x1f\x7f-\x9f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (letter) => {
    const code = letter.charCodeAt(0);
    if (escapes[letter]) return escapes[letter];
    return code > 255 ? `\\u${code.toString(16)}` : `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return mark + (mark === "'" ? inner.replace(/'/g, "\\'") : inner) + mark;
}

function primitive(value, options, long) {
  if (typeof value === "string") {
    const rest = value.length - options.maxStringLength;
    if (rest > 0) return `${quoted(value.slice(0, options.maxStringLength))}... ${rest} more character${rest > 1 ? "s" : ""}`;
    if (long && value.length > 16 && value.length > options.breakLength - options.indentation - 10) {
      const lines = value.split(/(?<=\n)/);
      if (lines.length > 1) return lines.map(quoted).join(` +\n${" ".repeat(options.indentation + 2)}`);
    }
    return quoted(value);
  }
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol") return value.toString();
  return Object.is(value, -0) ? "-0" : String(value);
}

function keyText(key) {
  if (typeof key === "symbol") return `[${key.toString()}]`;
  return /^[A-Za-z_][A-Za-z_0-9]*$/.test(key) ? key : quoted(key);
}

function constructorName(value) {
  for (let at = value; at; at = Object.getPrototypeOf(at)) {
    const own = Object.getOwnPropertyDescriptor(at, "constructor");
    if (typeof own?.value === "function" && own.value.name !== "") return own.value.name;
  }
  return null;
}

function ownKeys(value, options) {
  const names = options.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value).filter((key) => options.showHidden || Object.prototype.propertyIsEnumerable.call(value, key));
  return [...names, ...symbols];
}

const isIndex = (key) => typeof key === "string" && /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;

class Inspector {
  constructor(options) {
    this.options = { ...defaults, ...options, indentation: 0 };
    for (const name of ["depth", "maxArrayLength", "maxStringLength", "breakLength"]) {
      if (this.options[name] === null) this.options[name] = Infinity;
    }
    this.seen = [];
    this.circular = new Map();
    this.budget = 20000;
  }

  show(value, depth = 0, long = false) {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return primitive(value, this.options, long);
    const own = value[custom];
    if (typeof own === "function" && this.options.customInspect !== false) {
      const left = this.options.depth - depth;
      const told = own.call(value, left, { ...this.options, depth: left, stylize: (text) => text }, inspect);
      if (told !== value) return typeof told === "string" ? told.replaceAll("\n", `\n${" ".repeat(this.options.indentation)}`) : this.show(told, depth);
    }
    if (this.seen.includes(value)) {
      if (!this.circular.has(value)) this.circular.set(value, this.circular.size + 1);
      return `[Circular *${this.circular.get(value)}]`;
    }
    return this.object(value, depth);
  }

  /** What stands before the braces, which braces, and the members that are no keys. */
  form(value, depth) {
    const name = constructorName(value);
    const tag = typeof value[Symbol.toStringTag] === "string" && value[Symbol.toStringTag] !== name && !Object.hasOwn(value, Symbol.toStringTag) ? `[${value[Symbol.toStringTag]}] ` : "";
    const prefix = (fallback, size = "") => (name === null ? `[${fallback}${size}: null prototype] ${tag}` : `${name}${size} ${tag}`);
    const kind = kindOf(value);
    if (Array.isArray(value)) {
      const start = name === "Array" && !tag ? "" : prefix("Array", `(${value.length})`);
      return { start, open: "[", close: "]", entries: () => this.array(value, depth), list: true };
    }
    if (value instanceof Set) return { start: prefix("Set", `(${value.size})`), open: "{", close: "}", entries: () => [...value].map((each) => this.deeper(each, depth)) };
    if (value instanceof Map) {
      const pair = ([key, each]) => `${this.deeper(key, depth)} => ${this.deeper(each, depth)}`;
      return { start: prefix("Map", `(${value.size})`), open: "{", close: "}", entries: () => [...value].map(pair) };
    }
    if (ArrayBuffer.isView(value) && kind !== "DataView") {
      return { start: prefix(kind, `(${value.length})`), open: "[", close: "]", entries: () => this.array(value, depth), list: true };
    }
    if (value instanceof ArrayBuffer) {
      const bytes = Array.from(new Uint8Array(value).subarray(0, 50), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
      const more = value.byteLength > 50 ? ` ... ${value.byteLength - 50} more byte${value.byteLength > 51 ? "s" : ""}` : "";
      return { start: prefix("ArrayBuffer"), open: "{", close: "}", entries: () => [`[Uint8Contents]: <${bytes}${more}>`, `byteLength: ${value.byteLength}`] };
    }
    if (value instanceof Promise) return { start: prefix("Promise"), open: "{", close: "}", entries: () => [] };
    if (value instanceof WeakSet || value instanceof WeakMap) return { start: prefix(kind), open: "{", close: "}", entries: () => ["<items unknown>"] };
    const base = this.base(value, name, kind, tag);
    if (base !== undefined) return { base, open: "{", close: "}", entries: () => [] };
    const start = kind === "Arguments" ? "[Arguments] " : name === "Object" && !tag ? "" : prefix("Object");
    return { start, open: "{", close: "}", entries: () => [] };
  }

  /** Values which have a text of their own. */
  base(value, name, kind, tag) {
    if (typeof value === "function") {
      const source = Function.prototype.toString.call(value);
      if (/^class\b/.test(source)) {
        const parent = Object.getPrototypeOf(value)?.name;
        return `[class ${value.name || "(anonymous)"}${parent ? ` extends ${parent}` : ""}]`;
      }
      const type = kind === "Function" ? "Function" : kind;
      return value.name ? `[${type}: ${value.name}]` : `[${type} (anonymous)]`;
    }
    if (value instanceof RegExp) return RegExp.prototype.toString.call(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    if (value instanceof Error) return this.error(value);
    if (kind === "Number" || kind === "String" || kind === "Boolean" || kind === "BigInt" || kind === "Symbol") {
      const inner = value.valueOf();
      return typeof inner === "object" ? undefined : `[${kind}${name === kind || !name ? "" : ` (${name})`}: ${primitive(inner, this.options)}]${tag && ` ${tag.trim()}`}`;
    }
    return undefined;
  }

  error(value) {
    const head = `${value.name ?? "Error"}${value.message ? `: ${value.message}` : ""}`;
    const stack = typeof value.stack === "string" && value.stack !== "" ? value.stack : `[${head}]`;
    const text = stack.includes("\n") ? stack : `[${stack.replace(/^\[|\]$/g, "")}]`;
    return this.options.indentation > 0 ? text.replaceAll("\n", `\n${" ".repeat(this.options.indentation)}`) : text;
  }

  deeper(value, depth) {
    this.options.indentation += 2;
    const text = this.show(value, depth + 1);
    this.options.indentation -= 2;
    return text;
  }

  array(value, depth) {
    const shown = [];
    const most = Math.min(Math.max(0, this.options.maxArrayLength), value.length);
    let at = 0;
    while (at < value.length && shown.length < most) {
      if (Object.hasOwn(value, at)) {
        shown.push(this.deeper(value[at++], depth));
        continue;
      }
      const from = at;
      while (at < value.length && !Object.hasOwn(value, at)) at++;
      shown.push(`<${at - from} empty item${at - from > 1 ? "s" : ""}>`);
    }
    const rest = value.length - at;
    if (rest > 0) shown.push(`... ${rest} more item${rest > 1 ? "s" : ""}`);
    return shown;
  }

  property(value, key, depth) {
    const about = Object.getOwnPropertyDescriptor(value, key);
    const name = about.enumerable === false ? `[${String(key)}]` : keyText(key);
    if (about.get) return `${name}: ${about.set ? "[Getter/Setter]" : "[Getter]"}`;
    if (about.set) return `${name}: [Setter]`;
    this.options.indentation += 2;
    const text = this.show(about.value, depth + 1, true);
    this.options.indentation -= 2;
    return `${name}: ${text}`;
  }

  object(value, depth) {
    const form = this.form(value, depth);
    const list = form.list || ArrayBuffer.isView(value) || value instanceof String;
    const hidden = value instanceof Error ? new Set(["stack", "message"]) : new Set();
    let keys = ownKeys(value, this.options).filter((key) => !(list && isIndex(key)) && !hidden.has(key) && !(list && key === "length"));
    if (value instanceof Error && "cause" in value && !keys.includes("cause")) keys = [...keys, "cause"];
    if (form.base !== undefined && keys.length === 0) return form.base;
    const inside = list ? value.length : (value.size ?? 0);
    if (keys.length === 0 && !inside && !(value instanceof ArrayBuffer)) return form.entries().length === 0 ? `${form.start}${form.open}${form.close}` : `${form.start}${form.open} ${form.entries()[0]} ${form.close}`;
    if (depth > this.options.depth) return `[${(form.start || (list ? "Array" : "Object")).replace(/\(\d+\)/, "").trim()}]`.replace(/^\[\[(.*)\]\]$/, "[$1]");
    if (--this.budget < 0) return "...";
    this.seen.push(value);
    this.level = depth;
    const entries = form.entries();
    const properties = keys.map((key) => this.property(value, key, depth));
    if (this.options.sorted) properties.sort(this.options.sorted === true ? undefined : this.options.sorted);
    const output = [...entries, ...properties];
    this.seen.pop();
    const mark = this.circular.has(value) ? `<ref *${this.circular.get(value)}> ` : "";
    const base = form.base === undefined ? "" : `${mark}${form.base}`;
    const open = form.base === undefined ? `${mark}${form.start}${form.open}` : form.open;
    return this.joined(output, base, open, form.close, { list, value, depth });
  }

  /** In one line where that is short and not too deep, else a line for each. */
  joined(output, base, open, close, { list, value, depth }) {
    const lines = list && output.length > 6 ? this.grouped(output, value) : output;
    const before = base ? `${base} ` : "";
    const indentation = this.options.indentation;
    if (this.options.compact !== false && this.level - depth < this.options.compact && lines.length === output.length) {
      const start = output.length + indentation + open.length + base.length + 10;
      const length = output.reduce((sum, line) => sum + line.length, output.length + start);
      if (length <= this.options.breakLength && !base.includes("\n") && !output.some((line) => line.includes("\n"))) {
        return `${before}${open} ${output.join(", ")} ${close}`;
      }
    }
    const indent = `\n${" ".repeat(indentation)}`;
    return `${before}${open}${indent}  ${lines.join(`,${indent}  `)}${indent}${close}`;
  }

  /** Long lists of short members stand in columns, in a block somewhat wider than high. */
  grouped(output, value) {
    const cells = output.length - (this.options.maxArrayLength < output.length ? 1 : 0);
    const lengths = output.slice(0, cells).map((text) => text.length + 2);
    const longest = Math.max(...lengths);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    if (longest * 3 + this.options.indentation >= this.options.breakLength || (total / longest <= 5 && longest > 8)) return output;
    const width = Math.max(longest - 2 - Math.sqrt(longest - total / output.length), 1);
    const columns = Math.min(
      Math.round(Math.sqrt(2.5 * width * cells) / width),
      Math.floor((this.options.breakLength - this.options.indentation) / longest),
      this.options.compact * 4,
      15,
    );
    return columns <= 1 ? output : this.rows(output, cells, lengths, columns, value);
  }

  rows(output, cells, lengths, columns, value) {
    const widths = [];
    for (let column = 0; column < columns; column++) {
      let width = 0;
      for (let at = column; at < cells; at += columns) width = Math.max(width, lengths[at]);
      widths.push(width);
    }
    const number = Array.prototype.every.call(value, (each) => typeof each === "number" || typeof each === "bigint");
    const rows = [];
    for (let from = 0; from < cells; from += columns) {
      const to = Math.min(from + columns, cells);
      const row = [];
      for (let at = from; at < to - 1; at++) {
        const text = `${output[at]}, `;
        row.push(number ? text.padStart(widths[at - from]) : text.padEnd(widths[at - from]));
      }
      row.push(number ? output[to - 1].padStart(widths[to - 1 - from] - 2) : output[to - 1]);
      rows.push(row.join(""));
    }
    return [...rows, ...output.slice(cells)];
  }
}

function inspect(value, options, ...old) {
  const chosen = typeof options === "boolean" ? { showHidden: options, depth: old[0] } : (options ?? {});
  if (chosen.depth === undefined) delete chosen.depth;
  const inspector = new Inspector(chosen);
  inspector.options.indentation = chosen.indentation ?? 0;
  return inspector.show(value);
}
inspect.custom = custom;
inspect.defaultOptions = defaults;

function formatNumber(value) {
  return typeof value === "bigint" ? `${value}n` : typeof value === "symbol" ? "NaN" : Object.is(Number(value), -0) ? "-0" : String(Number(value));
}

const directives = {
  s(value) {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "number") return formatNumber(value);
    if (typeof value !== "object" || value === null) return String(value);
    const own = typeof value.toString === "function" && !/\[native code\]/.test(Function.prototype.toString.call(value.toString));
    return own ? String(value) : inspect(value, { depth: 0, colors: false, compact: 3 });
  },
  d: (value) => (typeof value === "object" && value !== null ? formatNumber(Number(value)) : formatNumber(value)),
  i: (value) => (typeof value === "bigint" ? `${value}n` : typeof value === "symbol" ? "NaN" : formatNumber(parseInt(value, 10))),
  f: (value) => (typeof value === "symbol" ? "NaN" : formatNumber(parseFloat(value))),
  j(value) {
    try {
      return JSON.stringify(value);
    } catch (problem) {
      if (/circular|cyclic/i.test(problem.message)) return "[Circular]";
      throw problem;
    }
  },
  o: (value) => inspect(value, { showHidden: true, depth: 4 }),
  O: (value) => inspect(value),
  c: () => "",
};

function format(...values) {
  const parts = [];
  let at = 0;
  if (typeof values[0] === "string") {
    at = 1;
    if (values.length === 1) return values[0];
    parts.push(values[0].replace(/%([sdifjoOc%])/g, (all, letter) => {
      if (letter === "%") return "%";
      return at < values.length ? directives[letter](values[at++]) : all;
    }));
  }
  for (; at < values.length; at++) parts.push(typeof values[at] === "string" ? values[at] : inspect(values[at]));
  return parts.join(" ");
}

module.exports = { inspect, format };
