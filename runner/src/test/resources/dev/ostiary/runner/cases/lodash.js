(async function ({ require, check }) {
  const _ = require("lodash");
  const users = [{ id: 1, roles: ["a", "b"], deep: { x: { y: 1 } } }, { id: 2, roles: ["b"], deep: {} }];
  await check("lodash", () => [_.get(users[0], "deep.x.y"), _.uniq(_.flatMap(users, "roles")), _.groupBy(users, "id"), _.pick(users[0], ["id"]), _.merge({}, { a: { b: 1 } }, { a: { c: 2 } }), _.camelCase("a b-c"), _.isEqual(users, _.cloneDeep(users)), _.template("hi <%= name %>")({ name: "x" }), _.chunk([1, 2, 3], 2), _.sortBy([3, 1, 2]), _(users).map("id").value(), _.set({}, "a.b[0]", 1), _.intersection(["a"], ["a", "b"]), _.kebabCase("fooBar"), _.has(users[0], "deep.x"), _.omit({ a: 1, b: 2 }, "a")]);
  await check("part", () => require("lodash/get")({ a: 1 }, "a"));
  const { format, addDays, differenceInDays, parseISO, isWeekend, formatISO } = require("date-fns");
  const day = new Date(2024, 1, 28, 12);
  await check("date-fns", () => [format(day, "yyyy-MM-dd EEEE"), format(addDays(day, 2), "dd.MM.yy"), differenceInDays(new Date(2024, 2, 1), new Date(2024, 1, 1)), isWeekend(day), parseISO("2024-02-28").getDate(), formatISO(new Date(2024, 0, 1), { representation: "date" })]);
  const qs = require("qs");
  await check("qs", () => [qs.stringify({ a: { b: ["c", "d e"] }, f: null }), qs.parse("a[b][0]=c&a[b][1]=d&e=f%20g&__proto__[x]=1"), qs.stringify({ a: [1, 2] }, { arrayFormat: "repeat" })]);
  const ipaddr = require("ipaddr.js");
  await check("ipaddr.js", () => [ipaddr.parse("10.0.0.1").range(), ipaddr.process("::ffff:8.8.8.8").toString(), ipaddr.parse("192.168.0.5").match(ipaddr.parseCIDR("192.168.0.0/16"))]);
  const async = require("async");
  await check("async", () => new Promise((resolve) => { async.waterfall([(next) => next(null, 1), (value, next) => setTimeout(() => next(null, value + 1), 1)], (problem, value) => resolve([problem, value])); }));
  const EventEmitter = require("events");
  await check("events", () => {
    const made = new EventEmitter();
    const heard = [];
    made.on("a", (x) => heard.push(x));
    made.once("a", (x) => heard.push(-x));
    made.emit("a", 1);
    made.emit("a", 2);
    return [heard, made.listenerCount("a"), typeof EventEmitter.EventEmitter, made.emit("none")];
  });
})
