(async function ({ require, check, below, pick, text }) {
  const url = require("url");
  const { URL, URLSearchParams } = url;
  const members = ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"];
  const show = (made) => members.map((name) => made[name]).join(" | ");
  const attempt = (work) => {
    try {
      return work();
    } catch (problem) {
      return `${problem.name} ${problem.code}`;
    }
  };
  const schemes = ["http:", "https:", "HTTP:", "ftp:", "file:", "mailto:", "javascript:", "a:", "ws:", ":", "", "data:", "htt\tps:"];
  const hosts = ["example.com", "EXAMPLE.com", "127.0.0.1", "0x7f.1", "2130706433", "127.1", "256.1.1.1", "[::1]", "[::ffff:10.0.0.1]", "[1:2]", "ex ample.com", "exa%6Dple.com", "münchen.de", "xn--mnchen-3ya.de", "日本。jp", "a_b.c", "", "user@host", "u:p@host", "u:p@h@host", "host:80", "host:443", "host:99999", "host:", "%00", "a..b", "faß.de", "\u00adx.com", "１２７.0.0.1", "xn--", "a%2fb", "1.2.3.4.5", "0300.0250.1", "☃.net", "ΑΘΉΝΑ.gr"];
  const paths = ["", "/", "/a/b", "/a/../b", "/a/./b/", "/../..", "/a%2f b", "\\a\\b", "/é", "/%zz", "/a;b=c", "/{x}", "//x", "/C|/x", "/a?x", "#f", "?q=1 2&ü", "/?a=b#c d", "/a#`<>", "/%2e%2E/x", "/a\nb", "/😀"];
  // The Node that wrote the answers drops the last slash of x://h/../.., which the standard keeps.
  const same = (input) => /^[a-z\t]*tps?:|^ws:|^file:/i.test(input) || !/\.\.(?=$|[?#])/.test(input);
  for (let i = 0; i < 120; i++) {
    const inputs = Array.from({ length: 12 }, () => pick(schemes) + pick(["//", "//", "//", "/", "", "\\\\", "///"]) + pick(hosts) + pick(paths)).filter(same);
    await check(`URL ${i}`, () => inputs.map((each) => attempt(() => show(new URL(each)))));
  }
  const bases = ["https://example.com/a/b?c#d", "file:///x/y", "http://u:p@h:81/"];
  for (let i = 0; i < 60; i++) {
    const inputs = Array.from({ length: 12 }, () => [pick(["", "", "http:", "https:", "//h", "?", "#"]) + pick(paths), pick(bases)]);
    await check(`relative ${i}`, () => inputs.map(([each, base]) => attempt(() => show(new URL(each, base)))));
  }
  const settings = { protocol: ["http", "ftp:", "x", "https:"], host: ["h:1", "h", "", "a b", "[::1]:5"], hostname: ["n", "n:1", ""], port: ["1", "", "x", "443", "70000"], username: ["ü:", ""], password: ["p@", ""], pathname: ["x", "/x y", ""], search: ["q=1", "?", "", "?a b"], hash: ["h", "#", ""], href: ["https://x/", "no"] };
  for (let i = 0; i < 60; i++) {
    const steps = Array.from({ length: 4 }, () => pick(Object.keys(settings))).map((name) => [name, pick(settings[name])]);
    await check(`set ${i}`, () => {
      const made = new URL(pick(bases));
      return steps.map(([name, value]) => attempt(() => {
        made[name] = value;
        return show(made);
      }));
    });
  }
  // Without letters beyond ASCII that are not encoded: the Node that wrote the answers loses them beside encoded ones.
  const alphabet = [..."ab=&+% \u0000~*!'()", "%41", "%C3%A9", "%ff"];
  for (let i = 0; i < 50; i++) {
    const inputs = Array.from({ length: 8 }, () => text(alphabet, 12));
    await check(`params ${i}`, () => inputs.map((each) => {
      const params = new URLSearchParams(each);
      return [[...params], params.toString()];
    }));
  }
  await check("params change the address", () => {
    const made = new URL("https://h/?a=1&b=2&a=3");
    made.searchParams.append("c", "ü &");
    made.searchParams.delete("a");
    made.searchParams.set("b", "5");
    made.searchParams.sort();
    const first = made.href;
    made.search = "?z=1";
    return [first, made.searchParams.get("z"), made.searchParams.size, made.searchParams.has("z", "2")];
  });
  await check("params from things", () => [
    new URLSearchParams({ a: 1, b: "x y" }).toString(),
    new URLSearchParams([["a", "1"], ["a", "2"]]).getAll("a"),
    new URLSearchParams(new Map([["q", "r"]])).toString(),
    [...new URLSearchParams("?a=b").entries()],
    attempt(() => new URLSearchParams([["a"]])),
  ]);
  await check("static", () => [URL.canParse("x"), URL.canParse("a:b"), JSON.stringify({ u: new URL("http://h") }), String(new URL("http://h"))]);
  const old = ["http://user:pass@sub.example.com:8080/p/a/t/h?query=string#hash", "/a?b=c", "//h/p", "mailto:a@b", "HTTP://Example.COM/X y", "http://h/?a=1&a=2", "x:y", "?q", "#h", "http://h:80#x", "example.com/path"];
  for (const each of old) {
    await check(`parse ${each}`, () => {
      const made = url.parse(each, true);
      return { ...Object.fromEntries(["protocol", "slashes", "auth", "host", "port", "hostname", "hash", "search", "pathname", "path", "href"].map((name) => [name, made[name]])), query: { ...made.query } };
    });
    await check(`format ${each}`, () => url.format(url.parse(each)));
    await check(`resolve ${each}`, () => [url.resolve("http://example.com/one/two", each), url.resolve(each, "../x?y")]);
  }
  await check("format of parts", () => url.format({ protocol: "https", hostname: "h", port: 81, pathname: "p", query: { a: 1, b: ["x", "y"] }, hash: "f" }));
  await check("format of URL", () => url.format(new URL("https://u:p@h/x?y#z"), { auth: false, fragment: false }));
  await check("options", () => ({ ...url.urlToHttpOptions(new URL("https://u:p@h:81/x?y#z")) }));
})
