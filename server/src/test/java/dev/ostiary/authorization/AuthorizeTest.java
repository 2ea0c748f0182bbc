package dev.ostiary.authorization;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.Params;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authorization endpoint answers when all is well. */
class AuthorizeTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final TestApp app =
      server.app(
          server
              .client()
              .spa()
              .grantType("implicit")
              .with("{\"web_origins\":[\"https://app.example\"]}")
              .create());

  @BeforeAll
  static void fill() {
    server.api(API, "read:orders");
    server.user("alice@example.com");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer signIn(Map<String, String> more) {
    var browser = server.browser();
    var page = app.authorize(browser, more);
    return browser.submit(
        page, "/u/login", Map.of("username", "alice@example.com", "password", TestServer.PASSWORD));
  }

  /** The values that an answer of any mode brings. */
  private static Params values(HttpCalls.Answer answer) {
    if (answer.status() != 200) {
      return TestBrowser.callback(answer, "").values();
    }
    if (answer.body().contains("postMessage")) {
      var body = answer.body();
      var start = body.indexOf("postMessage(") + "postMessage(".length();
      var message = Json.own(body.substring(start, body.indexOf(", \"https://app.example\"")));
      assertThat(Json.text(message, "type")).isEqualTo("authorization_response");
      return Params.of(Json.child(message, "response"));
    }
    return Params.of(TestBrowser.fields(answer.body()));
  }

  @ParameterizedTest
  @CsvSource({
    "code,query",
    "code,fragment",
    "code,form_post",
    "code,web_message",
    "code,",
    "token,fragment",
    "token,form_post",
    "token,web_message",
    "token,",
    "id_token,fragment",
    "id_token,form_post",
    "id_token,web_message",
    "id_token,",
    "token id_token,fragment",
    "id_token token,form_post",
    "token id_token,",
    "code token,fragment",
    "code token,form_post",
    "code token,",
    "code id_token,fragment",
    "id_token code,form_post",
    "code id_token,",
    "code token id_token,fragment",
    "code id_token token,form_post",
    "code id_token token,web_message",
    "code token id_token,"
  })
  void everyResponseTypeTravelsInEveryMode(String type, String mode) {
    var more = new LinkedHashMap<String, String>();
    more.put("response_type", type);
    more.put("nonce", "n-1");
    more.put("audience", API);
    more.put("scope", "openid read:orders");
    more.put("state", "s-1");
    if (mode != null) {
      more.put("response_mode", mode);
    }
    var answer = signIn(more);
    assertThat(answer).hasHeader("cache-control", "no-store");
    if (mode == null && !type.equals("code") || "fragment".equals(mode)) {
      assertThat(answer).redirectsTo("https://app.example/cb#");
    } else if (mode == null || mode.equals("query")) {
      assertThat(answer).redirectsTo("https://app.example/cb?");
    }
    var types = new TreeSet<>(List.of(type.split(" ")));
    var expected = new TreeSet<>(Set.of("state", "iss"));
    if (types.contains("code")) {
      expected.add("code");
    }
    if (types.contains("token")) {
      expected.addAll(Set.of("access_token", "scope", "expires_in", "token_type"));
    }
    if (types.contains("id_token")) {
      expected.add("id_token");
    }
    var values = values(answer);
    assertThat(new TreeSet<>(values.toMap().keySet())).isEqualTo(expected);
    assertThat(values.get("state")).contains("s-1");
    assertThat(values.get("iss")).contains("https://id.example/");
    if (types.contains("id_token")) {
      checkIdToken(values, types);
    }
    if (types.contains("token")) {
      assertThat(values.get("expires_in")).contains("7200");
      assertThat(values.get("token_type")).contains("Bearer");
    }
  }

  private static void checkIdToken(Params values, Set<String> types) {
    var claims = JwtCheck.claims(values.get("id_token", ""));
    assertThat(Json.text(claims, "nonce")).isEqualTo("n-1");
    assertThat(Json.text(claims, "at_hash"))
        .isEqualTo(
            types.contains("token") ? Hashes.leftHalf(values.get("access_token", ""), 256) : null);
    assertThat(Json.text(claims, "c_hash"))
        .isEqualTo(types.contains("code") ? Hashes.leftHalf(values.get("code", ""), 256) : null);
  }

  @Test
  void aRequestMayBePosted() {
    var browser = server.browser();
    var page = browser.follow(browser.post("/authorize", app.request(Map.of())));
    assertThat(page).asksToSignIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b+c&d=e%25#?/\\\"'<script>alert(1)</script>",
        "ünï©ødé 🐘 \u202e",
        "{\"json\":[1,2]}",
        "line\nbreak\r\ttab",
        " leading and trailing "
      })
  @DisplayName("COD-11 state and nonce come back byte for byte")
  void stateAndNonceComeBackByteForByte(String text) {
    for (var mode : List.of("query", "fragment", "form_post", "web_message")) {
      var values = values(signIn(Map.of("state", text, "response_mode", mode)));
      if (!mode.equals("form_post")) {
        assertThat(values.get("state")).as(mode).contains(text);
      }
    }
    var values = values(signIn(Map.of("response_type", "id_token", "nonce", text, "state", text)));
    assertThat(Json.text(JwtCheck.claims(values.get("id_token", "")), "nonce")).isEqualTo(text);
  }

  @Test
  void withoutAStateNoneComesBack() {
    assertThat(values(signIn(Map.of("state", ""))).has("state")).isFalse();
  }

  @Test
  @DisplayName("COD-07 a code has 256 bits and only its hash is kept")
  void onlyTheHashOfACodeIsKept() {
    var code = values(signIn(Map.of())).get("code", "");
    assertThat(code).matches("[A-Za-z0-9_-]{43}");
    assertThat(server.admin().dump()).contains(Hashes.sha256(code)).doesNotContain(code);
  }

  @Test
  @DisplayName("RED-13 WEB-02 form_post escapes every value and leads to the callback only")
  void formPostEscapesItsValues() {
    var evil = "\"'><svg/onload=alert(1)>{{7*7}}";
    var page = signIn(Map.of("state", evil, "response_mode", "form_post"));
    assertThat(page)
        .hasStatus(200)
        .doesNotSay("<svg")
        .says("value=\"&quot;&#39;&gt;&lt;svg/onload=alert(1)&gt;{{7*7}}\"")
        .says("<form method=\"post\" action=\"https://app.example/cb\">")
        .hasHeader("x-frame-options", "DENY");
    var policy = page.header("content-security-policy").orElse("");
    var nonce = page.body().replaceAll("(?s).*<script nonce=\"([^\"]+)\".*", "$1");
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; base-uri 'none'; script-src 'nonce-"
                + nonce
                + "'; form-action https://app.example; frame-ancestors 'none'");
  }

  @Test
  @DisplayName("RED-15 WEB-02 web_message speaks to the application's origin and to nobody else")
  void webMessageSpeaksToTheOriginOnly() {
    var evil = "</script><script>alert(1)</script>\u2028\u2029<!--";
    var page = signIn(Map.of("state", evil, "response_mode", "web_message"));
    assertThat(page)
        .hasStatus(200)
        .doesNotSay("</script><script>")
        .doesNotSay("<!--")
        .says("<title>Authorization Response</title>")
        .says("window.opener || window.parent")
        .says("}}, \"https://app.example\");")
        .hasHeader("cache-control", "no-store")
        .hasNoHeader("x-frame-options");
    var policy = page.header("content-security-policy").orElse("");
    assertThat(policy)
        .startsWith("default-src 'none'; base-uri 'none'; script-src 'nonce-")
        .doesNotContain("frame-ancestors")
        .doesNotContain("unsafe");
    assertThat(values(page).get("state")).contains(evil);
  }

  @Test
  @DisplayName("RED-15 a bare web origin may be named for a silent request, a foreign one not")
  void aBareWebOriginMayBeNamedForASilentRequest() {
    var silent =
        Map.of(
            "redirect_uri", "https://app.example",
            "response_mode", "web_message",
            "prompt", "none");
    assertThat(app.authorize(server.browser(), silent))
        .hasStatus(200)
        .says("\"error\":\"login_required\"")
        .says("\"error_description\":\"Login required\"")
        .says("\"state\":\"state-");
    var foreign = new LinkedHashMap<>(silent);
    foreign.put("redirect_uri", "https://evil.example");
    assertThat(app.authorize(server.browser(), foreign)).isErrorPage(403);
    foreign.put("redirect_uri", "https://app.example");
    foreign.put("response_mode", "query");
    assertThat(app.authorize(server.browser(), foreign)).isErrorPage(403);
  }

  @Test
  void parametersThatNobodyKnowsAreIgnored() {
    assertThat(
            values(
                    signIn(
                        Map.of(
                            "ext-campaign", "x",
                            "auth0Client", "eyJuYW1lIjoieCJ9",
                            "access_type", "offline",
                            "acr_values", "urn:x",
                            "display", "popup",
                            "protocol", "oauth2",
                            "device", "x")))
                .get("code"))
        .isPresent();
  }
}
