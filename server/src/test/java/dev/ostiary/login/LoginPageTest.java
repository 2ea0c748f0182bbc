package dev.ostiary.login;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sign-in page: what it says, and above all what it does not say. */
class LoginPageTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app = server.app(server.client().spa().create());

  @BeforeAll
  static void fill() {
    server.user("alice@example.com");
    server.user("blocked@example.com", true);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer signIn(String email, String password) {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of());
    return browser.submit(page, "/u/login", Map.of("username", email, "password", password));
  }

  /** The page without what differs from page to page anyway. */
  private static String plain(HttpCalls.Answer answer, String email) {
    return answer
        .body()
        .replace(email, "EMAIL")
        .replaceAll("(name=\"(state|csrf)\" value=\")[^\"]+", "$1")
        .replaceAll("state=[A-Za-z0-9_-]{43}", "state=");
  }

  @Test
  @DisplayName("AUT-06 wrong password, unknown and blocked account are one page")
  void aFailureSaysNothingAboutTheAddress() {
    var wrong = signIn("alice@example.com", "no");
    assertThat(wrong).hasStatus(400);
    for (var other : new String[] {"nobody@example.com", "blocked@example.com"}) {
      var answer = signIn(other, "no");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(plain(answer, other)).isEqualTo(plain(wrong, "alice@example.com"));
    }
  }

  @Test
  void aBlockedUserIsToldOnlyWithTheRightPassword() {
    assertThat(signIn("blocked@example.com", TestServer.PASSWORD))
        .hasStatus(400)
        .doesNotSay("code=");
    assertThat(server.admin().lastEvent()).startsWith("f:");
  }

  @Test
  @DisplayName("WEB-02 what was typed comes back escaped")
  void whatWasTypedComesBackEscaped() {
    assertThat(signIn("\"'><svg/onload=alert(1)>", "x")).hasStatus(400).doesNotSay("<svg/onload");
  }

  @Test
  void emptyFieldsAreToldWithoutCounting() {
    for (int i = 0; i < 12; i++) {
      assertThat(signIn("alice@example.com", "")).hasStatus(400);
    }
    assertThat(signIn("", "x")).hasStatus(400);
    assertThat(signIn("alice@example.com", TestServer.PASSWORD))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  void failuresStandInTheHistoryOfTheUserWhoseAddressItIs() {
    var user = server.user("history@example.com");
    for (int i = 0; i < 11; i++) {
      assertThat(signIn("history@example.com", "no")).doesNotSay("code=");
    }
    assertThat(signIn("nobody-here@example.com", "no")).hasStatus(400);
    var events = server.admin().events(3);
    assertThat(events.get(0).path("type").asString()).isEqualTo("fu");
    assertThat(events.get(0).has("user_id")).isFalse();
    assertThat(events.get(1).path("type").asString()).isEqualTo("limit_wc");
    assertThat(events.get(1).path("user_id").asString()).isEqualTo(user.id());
    assertThat(events.get(2).path("type").asString()).isEqualTo("fp");
    assertThat(events.get(2).path("user_id").asString()).isEqualTo(user.id());
  }

  @Test
  @DisplayName("AUT-09 the eleventh failure is too many, on the page as at the token endpoint")
  void theEleventhFailureIsTooMany() {
    server.user("many@example.com");
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("many@example.com", "no")).hasStatus(400);
    }
    assertThat(signIn("many@example.com", TestServer.PASSWORD)).hasStatus(429);
    assertThat(server.admin().lastEvent()).startsWith("limit_wc:");
    var web = server.app(server.client().confidential().grantType("password").create());
    assertThat(
            web.token(
                Map.of(
                    "grant_type", "password",
                    "username", "many@example.com",
                    "password", TestServer.PASSWORD)))
        .hasStatus(429);
  }

  @Test
  @DisplayName("AUT-09 the page says how long to wait, rather too long than too short")
  void thePageSaysHowLongToWait() {
    server.user("wait@example.com");
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("wait@example.com", "no")).hasStatus(400);
    }
    var left = new TreeMap<Integer, String>(Comparator.reverseOrder());
    left.put(24 * 60, "in 24 hours");
    left.put(12 * 60, "in half a day");
    left.put(6 * 60, "in a few hours");
    left.put(60, "in an hour");
    left.put(10, "a few minutes");
    int now = 24 * 60;
    for (var at : left.entrySet()) {
      // A few seconds pass by themselves.
      server.time().advance(Duration.ofMinutes(now - at.getKey()));
      now = at.getKey();
      assertThat(signIn("wait@example.com", TestServer.PASSWORD))
          .hasStatus(429)
          .says(at.getValue());
    }
    server.time().advance(Duration.ofMinutes(10));
    assertThat(signIn("wait@example.com", TestServer.PASSWORD)).redirectsTo("https://app");
  }

  @Test
  void protectionMayBeSwitchedOff() {
    server.admin().connectionOptions("{\"brute_force_protection\":false}");
    try {
      server.user("free@example.com");
      for (int i = 0; i < 11; i++) {
        assertThat(signIn("free@example.com", "no")).hasStatus(400);
      }
      assertThat(signIn("free@example.com", TestServer.PASSWORD)).redirectsTo("https://app");
    } finally {
      server.admin().connectionOptions("{\"brute_force_protection\":true}");
    }
  }
}
