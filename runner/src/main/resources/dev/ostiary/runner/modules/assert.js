// Node's assert.
const { inspect } = require("./inspect");
const { isDeepEqual, isDeepStrictEqual } = require("./equal");

class AssertionError extends Error {
  constructor({ message, actual, expected, operator, generated = message === undefined }) {
    super(message ?? `${inspect(actual)} ${operator} ${inspect(expected)}`);
    this.name = "AssertionError";
    this.code = "ERR_ASSERTION";
    Object.assign(this, { generatedMessage: generated, actual, expected, operator });
  }
}

const words = {
  "==": "should loosely equal",
  "!=": "should loosely differ from",
  strictEqual: "Expected values to be strictly equal:",
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  deepEqual: "Expected values to be loosely deep-equal:",
  deepStrictEqual: "Expected values to be strictly deep-equal:",
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
};

function refuse(actual, expected, message, operator) {
  if (message instanceof Error) throw message;
  const both = operator.startsWith("not") ? ` ${inspect(expected)}` : `\n\n${inspect(actual)}\n\nshould equal\n\n${inspect(expected)}`;
  const own = operator === "==" || operator === "!=" ? `${inspect(actual)} ${operator} ${inspect(expected)}` : `${words[operator]}${both}`;
  throw new AssertionError({ message: message ?? own, actual, expected, operator, generated: message === undefined });
}

function check(operator, holds) {
  return (actual, expected, message) => {
    if (!holds(actual, expected)) refuse(actual, expected, message, operator);
  };
}

function ok(value, message) {
  if (value) return;
  if (message instanceof Error) throw message;
  const own = arguments.length === 0 ? "No value argument passed to `assert.ok()`" : "The expression evaluated to a falsy value";
  throw new AssertionError({ message: message ?? own, actual: value, expected: true, operator: "==", generated: message === undefined });
}

function assert(value, message) {
  ok(value, message);
}

/** Whether an error is of the kind that was announced: a class, a pattern, a function that says so, or members. */
function fits(problem, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(problem));
  if (typeof expected === "function") {
    if (expected.prototype !== undefined && problem instanceof expected) return true;
    if (Error.isPrototypeOf(expected)) return false;
    return expected.call({}, problem) === true;
  }
  const keys = expected instanceof Error ? [...Object.keys(expected), "name", "message"] : Object.keys(expected);
  return keys.every((key) => (expected[key] instanceof RegExp && typeof problem[key] === "string" ? expected[key].test(problem[key]) : isDeepStrictEqual(problem[key], expected[key])));
}

function failed(problem, expected, message) {
  if (typeof expected === "string") return;
  if (fits(problem, expected)) return;
  if (typeof expected === "function" && (expected === Error || Error.isPrototypeOf(expected) || expected.prototype === undefined)) {
    if (!(problem instanceof Error) || Error.isPrototypeOf(expected)) throw problem;
  }
  throw new AssertionError({ message: message ?? `The error does not fit: ${inspect(problem)}`, actual: problem, expected, operator: "throws" });
}

function missing(expected, message, kind) {
  const text = typeof expected === "string" ? expected : message;
  throw new AssertionError({ message: `Missing expected ${kind}${text ? `: ${text}` : "."}`, expected, operator: kind === "exception" ? "throws" : "rejects" });
}

Object.assign(assert, {
  AssertionError,
  ok,
  equal: check("==", (one, other) => one == other || (Number.isNaN(one) && Number.isNaN(other))), // eslint-disable-line eqeqeq
  notEqual: check("!=", (one, other) => !(one == other || (Number.isNaN(one) && Number.isNaN(other)))), // eslint-disable-line eqeqeq
  strictEqual: check("strictEqual", Object.is),
  notStrictEqual: check("notStrictEqual", (one, other) => !Object.is(one, other)),
  deepEqual: check("deepEqual", isDeepEqual),
  notDeepEqual: check("notDeepEqual", (one, other) => !isDeepEqual(one, other)),
  deepStrictEqual: check("deepStrictEqual", isDeepStrictEqual),
  notDeepStrictEqual: check("notDeepStrictEqual", (one, other) => !isDeepStrictEqual(one, other)),
  match(text, pattern, message) {
    if (typeof text !== "string" || !pattern.test(text)) throw message instanceof Error ? message : new AssertionError({ message: message ?? `The input did not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`, actual: text, expected: pattern, operator: "match" });
  },
  doesNotMatch(text, pattern, message) {
    if (typeof text !== "string" || pattern.test(text)) throw message instanceof Error ? message : new AssertionError({ message: message ?? `The input was expected to not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`, actual: text, expected: pattern, operator: "doesNotMatch" });
  },
  fail(message = "Failed") {
    throw message instanceof Error ? message : new AssertionError({ message, operator: "fail", generated: message === "Failed" });
  },
  ifError(value) {
    if (value !== null && value !== undefined) throw value instanceof Error ? new AssertionError({ message: `ifError got unwanted exception: ${value.message}`, actual: value, expected: null, operator: "ifError" }) : new AssertionError({ message: `ifError got unwanted exception: ${inspect(value)}`, actual: value, expected: null, operator: "ifError" });
  },
  throws(work, expected, message) {
    try {
      work();
    } catch (problem) {
      failed(problem, expected, message);
      return;
    }
    missing(expected, message, "exception");
  },
  doesNotThrow(work) {
    try {
      work();
    } catch (problem) {
      throw new AssertionError({ message: `Got unwanted exception.\nActual message: "${problem?.message}"`, actual: problem, operator: "doesNotThrow" });
    }
  },
  async rejects(work, expected, message) {
    try {
      await (typeof work === "function" ? work() : work);
    } catch (problem) {
      failed(problem, expected, message);
      return;
    }
    missing(expected, message, "rejection");
  },
  async doesNotReject(work) {
    try {
      await (typeof work === "function" ? work() : work);
    } catch (problem) {
      throw new AssertionError({ message: `Got unwanted rejection.\nActual message: "${problem?.message}"`, actual: problem, operator: "doesNotReject" });
    }
  },
});
assert.strict = Object.assign((value, message) => ok(value, message), assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;
