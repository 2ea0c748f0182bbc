(async function ({ require, check, base, sent }) {
  const axios = require("axios");
  const request = require("request");
  const promised = require("request-promise");
  const fetch2 = require("node-fetch");
  const https = require(base.startsWith("https") ? "https" : "http");
  const { URL } = require("url");
  const bare = (text) => String(text).split(base).join("");
  const failing = async (work, show) => {
    try {
      return ["none", await work()];
    } catch (problem) {
      return show(problem);
    }
  };

  const calls = {
    get: () => axios.get(`${base}/a`, { params: { a: 1, b: ["x", "y z"], c: { d: "é:$," }, e: null, f: undefined, g: new Date(0) } }),
    "get with query": () => axios.get(`${base}/a?x=1#hash`, { params: { y: 2 } }),
    "post object": () => axios.post(`${base}/p`, { a: "ü", b: [1] }),
    "post text": () => axios.post(`${base}/p`, "text"),
    "post form": () => axios.post(`${base}/p`, new URLSearchParams({ a: "b c" })),
    "post object as form": () => axios.post(`${base}/p`, { a: 1, b: { c: [1, 2] } }, { headers: { "Content-Type": "application/x-www-form-urlencoded" } }),
    "post text as json": () => axios.post(`${base}/p`, "a text", { headers: { "content-type": "application/json" } }),
    "post nothing": () => axios.post(`${base}/p`),
    put: () => axios.put(`${base}/p`, { a: 1 }, { headers: { "X-Test": "1" } }),
    patch: () => axios({ method: "PATCH", url: "/p", baseURL: base, data: { a: 1 }, auth: { username: "ü", password: "p:w" } }),
    "delete with data": () => axios.delete(`${base}/d`, { data: { a: 1 } }),
    instance: () => axios.create({ baseURL: `${base}/v1/`, headers: { "x-test": "inst", Authorization: "Bearer t" } }).get("/users"),
    "instance, absolute": () => axios.create({ baseURL: "https://elsewhere.example" }).get(`${base}/abs`),
    "common headers": () => {
      const own = axios.create();
      own.defaults.headers.common.Authorization = "Bearer c";
      own.defaults.headers.post["X-Test"] = "posted";
      return own.post(`${base}/h`, {});
    },
    "with interceptors": () => {
      const own = axios.create();
      own.interceptors.request.use((config) => {
        config.headers["X-Test"] = "before";
        return config;
      });
      const gone = own.interceptors.request.use(() => { throw new Error("no"); });
      own.interceptors.request.eject(gone);
      own.interceptors.response.use((response) => ({ ...response, extra: 1 }));
      return own.get(`${base}/i`);
    },
    "own serializer": () => axios.get(`${base}/s`, { params: { a: [1, 2] }, paramsSerializer: (params) => `a=${params.a.join("|")}` }),
    "flat lists": () => axios.get(`${base}/s`, { params: { a: [1, 2] }, paramsSerializer: { indexes: null } }),
    "own transform": () => axios.post(`${base}/t`, { a: 1 }, { transformRequest: [(data) => JSON.stringify({ wrapped: data })], headers: { "Content-Type": "application/json" } }),
    "post bytes": () => axios.post(`${base}/b`, Buffer.from("bytes"), { headers: { "content-type": "application/octet-stream" } }),
  };
  for (const [name, work] of Object.entries(calls)) {
    await check(`axios ${name}`, async () => {
      const { data, status, headers, config, extra } = await work();
      return [sent(data), status, headers["content-type"], headers["set-cookie"], config.method, extra];
    });
  }
  const shown = (problem) => [problem.name, problem.code, bare(problem.message), problem.isAxiosError, axios.isAxiosError(problem), problem.response?.status, problem.response?.headers?.["content-type"], problem.status, problem instanceof Error];
  for (const status of [400, 404, 500, 503]) await check(`axios ${status}`, () => failing(() => axios.get(`${base}/status/${status}`), shown));
  await check("axios own judge", async () => (await axios.get(`${base}/status/404`, { validateStatus: (status) => status < 500 })).status);
  await check("axios text", async () => (await axios.get(`${base}/text`)).data);
  await check("axios bytes", async () => Buffer.from((await axios.get(`${base}/bytes`, { responseType: "arraybuffer" })).data).toString("hex"));
  await check("axios response type text", async () => typeof (await axios.get(`${base}/a`, { responseType: "text", transformResponse: (data) => data })).data);
  await check("axios too late", () => failing(() => axios.get(`${base}/slow`, { timeout: 30 }), shown));
  await check("axios stopped", () => failing(() => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    return axios.get(`${base}/slow`, { signal: controller.signal });
  }, (problem) => [problem.name, problem.code, problem.message, axios.isCancel(problem)]));
  await check("axios stopped by token", () => failing(() => {
    const source = axios.CancelToken.source();
    setTimeout(() => source.cancel("enough"), 10);
    return axios.get(`${base}/slow`, { cancelToken: source.token });
  }, (problem) => [problem.name, problem.message, axios.isCancel(problem)]));
  await check("axios interceptor of errors", () => failing(() => {
    const own = axios.create();
    own.interceptors.response.use(undefined, (problem) => Promise.reject(new Error(`seen ${problem.response.status}`)));
    return own.get(`${base}/status/400`);
  }, (problem) => problem.message));
  await check("axios addresses", () => [axios.getUri({ url: "/a", params: { b: 1 } }), axios.getUri({ baseURL: "https://h/x/", url: "/a" }), axios.getUri({ baseURL: "https://h", url: "", params: { q: [{ a: 1 }] } })].map(String));
  await check("axios together", async () => (await axios.all([axios.get(`${base}/1`), axios.get(`${base}/2`)])).map(({ status }) => status));

  const told = (work) => new Promise((resolve) => { work((problem, response, body) => resolve(problem ? [problem.code ?? bare(problem.message)] : [response.statusCode, typeof body, typeof body === "string" && body.startsWith("{") || body?.method || Array.isArray(body) || /^\[/.test(body) ? sent(body) : body])); });
  const requests = {
    get: (done) => request(`${base}/r`, done),
    "get with query": (done) => request.get({ url: `${base}/r?z=1`, qs: { a: "b c", d: [1, 2], e: "!'()*" } }, done),
    "get json": (done) => request.get(`${base}/r`, { json: true, headers: { "X-Test": "1" } }, done),
    "post json": (done) => request.post({ url: `${base}/r`, json: { a: 1 } }, done),
    "post json body": (done) => request({ method: "POST", uri: `${base}/r`, body: { a: "ü" }, json: true }, done),
    "post form": (done) => request.post({ url: `${base}/r`, form: { a: "b c", d: ["e", "f"], g: { h: "'" } } }, done),
    "post form text": (done) => request.post(`${base}/r`, { form: "a=b" }, done),
    "post body": (done) => request.post({ url: `${base}/r`, body: "text", headers: { "content-type": "text/plain" } }, done),
    auth: (done) => request.get(`${base}/r`, { auth: { user: "u", pass: "p" } }, done),
    bearer: (done) => request.get(`${base}/r`, { auth: { bearer: "tok" } }, done),
    "auth called": (done) => request.get(`${base}/r`, done).auth("u", "p", true),
    "form called": (done) => request.post(`${base}/r`, done).form({ k: "v" }),
    defaults: (done) => request.defaults({ headers: { "x-test": "d" }, json: true })({ url: `${base}/r`, headers: { Authorization: "x" } }, done),
    "base address": (done) => request.get({ baseUrl: `${base}/v1/`, uri: "/r" }, done),
    status: (done) => request.get(`${base}/status/404`, { json: true }, (problem, response) => done(problem, response, "any")),
    text: (done) => request.get(`${base}/text`, { json: true }, done),
    nowhere: (done) => request({ url: "nonsense" }, done),
    late: (done) => request({ url: `${base}/slow`, timeout: 30 }, (problem) => done(problem && new Error(/TIMEDOUT/.test(problem.code) ? "late" : problem.message))),
    put: (done) => request.put({ url: `${base}/r`, json: true, body: [] }, done),
    del: (done) => request.del(`${base}/r`, done),
    bytes: (done) => request.get({ url: `${base}/bytes`, encoding: null }, (problem, response, body) => done(problem, response, Buffer.isBuffer(body) && body.toString("hex"))),
  };
  for (const [name, work] of Object.entries(requests)) {
    if (name === "nowhere" && !base.startsWith("https")) {
      // The package throws this one into the void when the promise is not there to catch it; compared by its text.
    }
    await check(`request ${name}`, () => told(work));
  }
  await check("request events", () => new Promise((resolve) => {
    const heard = [];
    request.get(`${base}/r`).on("response", (response) => heard.push(response.statusCode)).on("end", () => resolve(heard));
  }));
  const why = (problem) => [problem.name, problem.statusCode, bare(problem.message).slice(0, 5), typeof problem.error];
  await check("request-promise", async () => sent(await promised({ uri: `${base}/rp`, json: true })));
  await check("request-promise full", async () => (await promised({ uri: `${base}/rp`, resolveWithFullResponse: true })).statusCode);
  await check("request-promise 404", () => failing(() => promised({ uri: `${base}/status/404`, json: true }), why));
  await check("request-promise not simple", async () => typeof (await promised({ uri: `${base}/status/404`, simple: false })));
  await check("request-promise post", async () => sent(await promised.post(`${base}/rp`, { json: { a: 1 } })));
  await check("request-promise transform", () => promised({ uri: `${base}/rp`, transform: (body, response) => response.statusCode }));
  await check("request-promise then", () => promised(`${base}/rp`).then((body) => typeof body, () => "no"));

  for (const [which, call] of [["fetch", fetch], ["node-fetch", fetch2]]) {
    await check(`${which} get`, async () => sent(await (await call(`${base}/f?a=b c`, { headers: { "X-Test": "f", accept: "a/b" } })).json()));
    await check(`${which} post`, async () => sent(await (await call(`${base}/f`, { method: "POST", headers: { "Content-Type": "application/json", accept: "*/*" }, body: JSON.stringify({ a: "ü" }) })).json()));
    await check(`${which} form`, async () => sent(await (await call(`${base}/f`, { method: "POST", headers: { accept: "*/*" }, body: new URLSearchParams({ a: "b" }) })).json()));
    await check(`${which} text`, async () => sent(await (await call(`${base}/f`, { method: "PUT", headers: { accept: "*/*" }, body: "tëxt" })).json()));
    await check(`${which} 404`, async () => {
      const answer = await call(`${base}/status/404`);
      return [answer.ok, answer.status, answer.headers.get("content-type"), bare(answer.url)];
    });
    await check(`${which} no json`, () => failing(async () => (await call(`${base}/text`)).json(), (problem) => problem.name));
    await check(`${which} bytes`, async () => Buffer.from(await (await call(`${base}/bytes`)).arrayBuffer()).toString("hex"));
    await check(`${which} stopped`, () => failing(() => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 10);
      return call(`${base}/slow`, { signal: controller.signal });
    }, (problem) => problem.name));
  }
  await check("node-fetch raw", async () => (await fetch2(`${base}/f`)).headers.raw()["content-type"]);
  await check("node-fetch buffer", async () => (await (await fetch2(`${base}/bytes`)).buffer()).toString("hex"));
  await check("node-fetch late", () => failing(() => fetch2(`${base}/slow`, { timeout: 20 }), (problem) => [problem.name, problem.type]));

  const whole = (options, body) => new Promise((resolve, reject) => {
    const made = https.request(options, (answer) => {
      let all = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => { all += part; });
      answer.on("end", () => resolve([answer.statusCode, answer.headers["content-type"], sent(all)]));
    });
    made.on("error", reject);
    if (body) made.write(body);
    made.end();
  });
  const { hostname, port } = new URL(base);
  await check("https.request", () => whole({ hostname, port, path: "/n?x=1", method: "POST", headers: { "Content-Type": "application/json", "Content-Length": 7 } }, '{"a":1}'));
  await check("https.request of address", () => whole(`${base}/n`));
  await check("https.get", () => new Promise((resolve) => { https.get(`${base}/n`, (answer) => { answer.on("data", () => {}); answer.on("end", () => resolve(answer.statusCode)); }); }));
})
