package dev.ostiary.badrequest;

import java.util.List;
import java.util.Random;

/** Values that have broken servers before. */
public final class Nasty {
  /** A mark that must never come back as markup. */
  static final String MARKUP = "<zq onload=\"x\">'\"><svg/onload=zq()>";

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          MARKUP,
          "\"'><script>zq()</script>",
          "{{7*7}}${7*7}<%= 7*7 %>",
          "../../../../etc/passwd",
          "' OR 1=1 --",
          "'; DROP TABLE users; --",
          "%s%n%x",
          "\r\nSet-Cookie: zq=1",
          "\r\n\r\n<zq>",
          "null",
          "undefined",
          "true",
          "-1",
          "0",
          "99999999999999999999999999",
          "1e400",
          "NaN",
          "[]",
          "{}",
          "{\"a\":[1,2,{\"b\":null}]}",
          "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDC69",
          "\u202Egnp.exe",
          "\uFEFFx",
          "\uFFFF",
          "İıſK",
          "a\u0301\u0301\u0301\u0301",
          "openid openid openid",
          "none login",
          "code code",
          "query",
          "form_post",
          "web_message",
          "fragment",
          "eyJhbGciOiJub25lIn0.e30.",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA",
          "a.b.c",
          "...",
          "https://evil.example/",
          "__proto__",
          "constructor");

  /** Addresses that look like {@code https://app.example/cb} to a careless server. */
  static final List<String> LOOKALIKES =
      List.of(
          "https://evil.example/",
          "https://app.example/cb/",
          "https://app.example/cb/../evil",
          "https://app.example/cb/%2e%2e/evil",
          "https://app.example/cb%2f..%2fevil",
          "https://app.example/cb..;/evil",
          "https://app.example/cb;x=1",
          "https://app.example/cb%00",
          "https://app.example/cb%0d%0aLocation:%20https://evil.example",
          "https://app.example/cb\r\nSet-Cookie: zq=1",
          "https://app.example/cb#",
          "https://app.example/cb#x",
          "https://app.example/cb ",
          " https://app.example/cb",
          "\thttps://app.example/cb",
          "https://app.example/CB",
          "https://APP.example/cb",
          "HTTPS://app.example/cb",
          "http://app.example/cb",
          "https://app.example:443/cb",
          "https://app.example:8443/cb",
          "https://app.example.evil.example/cb",
          "https://app.example@evil.example/cb",
          "https://app.example:x@evil.example/cb",
          "https://a@b@app.example/cb",
          "https://evil.example\\@app.example/cb",
          "https://evil.example\\.app.example/cb",
          "https:\\\\app.example\\cb",
          "https:/app.example/cb",
          "https:///app.example/cb",
          "//app.example/cb",
          "/\\evil.example",
          "//evil.example",
          "///evil.example/",
          "/cb",
          "cb",
          "https://app.example//cb",
          "https://app.example/./cb",
          "https://app.example/%63b",
          "https://app.example./cb",
          "https://app。example/cb",
          "https://app.examplе/cb",
          "https://xapp.example/cb",
          "https://example/cb",
          "https://[::1]/cb",
          "https://app.example/cb?next=https://evil.example",
          "https://app.example/cb?\r\nX-Zq: 1",
          "javascript:zq()//https://app.example/cb",
          "JavaScript:zq()",
          "java\tscript:zq()",
          "data:text/html,<zq>",
          "vbscript:zq",
          "file:///etc/passwd",
          "blob:https://app.example/cb",
          "about:blank",
          "ws://app.example/cb",
          "com.example.app://cb",
          "http://localhost/cb",
          "http://127.0.0.1:80/cb",
          "http://127.1/cb",
          "http://2130706433/cb",
          "http://127.0.0.1.evil.example/cb",
          "https://app.example/cb\u0000.evil.example",
          "https://app.example/cb\u2028",
          "urn:ietf:wg:oauth:2.0:oob");

  /** Percent-encodings and bytes that are not well-formed UTF-8. */
  static final List<String> BAD_ENCODINGS =
      List.of(
          "%",
          "%z",
          "%zz",
          "%4",
          "%ff",
          "%c3%28",
          "%ed%a0%80",
          "%f0%28%8c%bc",
          "%c0%ae",
          "%00",
          "a%00b",
          "%u0041",
          "%%41",
          "%e2%82");

  /** Bodies that are no JSON, or JSON that nobody should send. */
  public static final List<String> BAD_JSON =
      List.of(
          "{",
          "}",
          "[",
          "{\"a\":}",
          "{\"a\":1,}",
          "{'a':1}",
          "{a:1}",
          "nul",
          "\"x",
          "{\"a\":1}x",
          "{\"a\":1}{\"b\":2}",
          "\uFEFF{",
          "{\"a\":\"\\x\"}",
          "{\"a\":\"\n\"}",
          "{\"a\":01}",
          "{\"a\":NaN}",
          "{\"a\":\"\\ud800\"}",
          "{\"\\udfff\":1}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":" + "[".repeat(5_000),
          "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}",
          "{\"a\":" + "9".repeat(500) + "}");

  private Nasty() {}

  /** Any of them, or noise. */
  public static String value(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> pick(random, LOOKALIKES);
      case 1 -> "x".repeat(1 + random.nextInt(300));
      case 2 -> "a".repeat(random.nextInt(3)) + "\uD83D\uDE00".repeat(1 + random.nextInt(300));
      case 3 -> noise(random);
      default -> pick(random, VALUES);
    };
  }

  /** Any characters, among them some that do not stand alone. */
  private static String noise(Random random) {
    var text = new StringBuilder();
    int length = 1 + random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0xD800) : random.nextInt(128));
    }
    return text.toString();
  }

  static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
