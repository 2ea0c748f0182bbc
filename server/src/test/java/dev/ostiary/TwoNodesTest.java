package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two servers on one PostgreSQL behave as one, without talking to each other. */
class TwoNodesTest {
  private static final Map<String, String> OFFLINE = Map.of("scope", "openid offline_access");
  private static TestServer a;
  private static TestServer b;

  @BeforeAll
  static void start() {
    var settings =
        Map.of(
            Setting.DATABASE_URL, TestPostgres.newDatabase(),
            Setting.MASTER_KEY, Base64.getEncoder().encodeToString(Ids.bytes(32)));
    // At the same moment, on an empty database: one of them is first, both serve.
    var nodes = Race.run(2, i -> () -> TestServer.start(settings));
    a = nodes.get(0);
    b = nodes.get(1);
  }

  @AfterAll
  static void stop() {
    a.close();
    b.close();
  }

  /** Looks again and again until it holds; fails when it does not within a second. */
  private static void withinASecond(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a second").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static String text(HttpCalls.Answer answer, String name) {
    return Json.text(answer.json(), name, "");
  }

  private static HttpCalls.Answer refresh(TestServer node, String clientId, String token) {
    return node.http()
        .form(
            "/oauth/token",
            Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", token));
  }

  @Test
  void bothPublishTheSameKeysAndOneSetOfEverything() {
    withinASecond(
        () ->
            a.http()
                .get("/.well-known/jwks.json")
                .body()
                .equals(b.http().get("/.well-known/jwks.json").body()));
    assertThat(a.http().get("/.well-known/jwks.json").json().get("keys").size()).isEqualTo(2);
    assertThat(a.parts().connections.all("default")).hasSize(1);
  }

  @Test
  @DisplayName("COD-01 COD-02 a code of one node is redeemed at the other, once")
  void aCodeOfOneNodeIsRedeemedAtTheOther() {
    a.user("code@example.com");
    var app = a.client().spa().create();
    var callback = a.browser().signIn(app, "code@example.com", OFFLINE);
    withinASecond(() -> b.parts().clients.find("default", app.id()).isPresent());
    var answers =
        Race.run(Race.RUNNERS, i -> () -> (i % 2 == 0 ? a : b).browser().exchange(app, callback));
    var winners = answers.stream().filter(r -> r.status() == 200).toList();
    assertThat(winners).hasSize(1);
    assertThat(answers.stream().filter(r -> r.status() == 403)).hasSize(Race.RUNNERS - 1);
    var token = text(winners.getFirst(), "refresh_token");
    assertThat(refresh(a, app.id(), token).status()).isEqualTo(403);
    assertThat(refresh(b, app.id(), token).status()).isEqualTo(403);
  }

  @Test
  void aChangeOfConfigurationIsSeenByTheOtherWithinASecond() {
    var client = a.client().machine().create();
    withinASecond(() -> b.parts().clients.find("default", client.id()).isPresent());
    var fields = Map.of("grant_type", "client_credentials", "client_id", client.id());
    a.parts()
        .clients
        .update("default", client.id(), body -> body.deepCopy().put("name", "Another name"));
    withinASecond(
        () ->
            b.parts()
                .clients
                .find("default", client.id())
                .filter(c -> c.name().equals("Another name"))
                .isPresent());
    a.parts().clients.delete("default", client.id(), tx -> {});
    withinASecond(() -> b.http().form("/oauth/token", fields).body().contains("Unknown client"));
  }

  @Test
  @DisplayName("TOK-01 TOK-11 a family that ends at one node is dead at the other at once")
  void aFamilyRevokedAtOneNodeIsDeadAtTheOther() {
    a.user("family@example.com");
    var app = a.client().spa().create();
    withinASecond(() -> b.parts().clients.find("default", app.id()).isPresent());
    var browser = a.browser();
    var first = browser.exchange(app, browser.signIn(app, "family@example.com", OFFLINE));
    var second = refresh(b, app.id(), text(first, "refresh_token"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(refresh(a, app.id(), text(first, "refresh_token")).status()).isEqualTo(403);
    assertThat(refresh(b, app.id(), text(second, "refresh_token")).status()).isEqualTo(403);
    var access = "Bearer " + text(second, "access_token");
    assertThat(b.http().get("/userinfo", "Authorization", access).status()).isEqualTo(401);
  }

  @Test
  void aSignInThatBeganAtOneNodeEndsAtTheOther() {
    a.user("wandering@example.com");
    var app = a.client().spa().create();
    withinASecond(() -> b.parts().clients.find("default", app.id()).isPresent());
    var verifier = Ids.secret();
    var here = a.browser();
    var page = here.authorize(TestBrowser.request(app, verifier));
    var there = b.browser();
    there.cookies().putAll(here.cookies());
    var answer =
        there.submit(
            page,
            "/u/login",
            Map.of("username", "wandering@example.com", "password", TestServer.PASSWORD));
    var callback = TestBrowser.callback(answer, verifier);
    assertThat(here.exchange(app, callback).status()).isEqualTo(200);
  }

  @Test
  void aStreamOfPermissionsAtOneNodeTellsWhatChangesAtTheOther() {
    var audience = "https://feed.example/";
    a.apiWith("{\"enforce_policies\":true}", audience, "read:feed");
    var user = a.user("feed@example.com");
    var app = a.app(a.client().spa().create());
    var token = TestApp.text(app.tokens("feed@example.com", Map.of()), "access_token");
    withinASecond(() -> b.parts().apis.byIdentifier("default", audience).isPresent());
    var path = "/ostiary/v1/me/permissions?" + HttpCalls.encode(Map.of("audience", audience));
    try (var events = TestEvents.open(b.http(), path, "Authorization", "Bearer " + token)) {
      assertThat(events.next().data()).contains("\"permissions\":[]");
      a.role("Reader", audience, List.of("read:feed"), user);
      var told = events.next();
      assertThat(told.data()).contains("\"permissions\":[\"read:feed\"],\"roles\":[\"Reader\"]");
      var answer =
          a.http().get(path, "Authorization", "Bearer " + token, "If-None-Match", told.id());
      assertThat(answer.status()).isEqualTo(304);
    }
  }
}
