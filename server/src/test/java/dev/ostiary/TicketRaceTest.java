package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link from a mail works for exactly one of 32 who open it at the same moment. */
class TicketRaceTest {
  private static final BothDatabases SERVERS = new BothDatabases();
  private static final Pattern TICKET = Pattern.compile("ticket=([A-Za-z0-9_-]{43})");

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aResetLinkChangesThePasswordOnce(String database) {
    var server = SERVERS.on(database);
    var email = Ids.alphanumeric(8).toLowerCase() + "@example.com";
    server.user(email);
    var app =
        server
            .client()
            .spa()
            .grantType("http://auth0.com/oauth/grant-type/password-realm")
            .create();
    server
        .http()
        .json(
            "POST",
            "/dbconnections/change_password",
            Json.object()
                .put("client_id", app.id())
                .put("connection", "Username-Password-Authentication")
                .put("email", email)
                .toString());
    var ticket = ticket(server, email);
    var browsers =
        java.util.stream.IntStream.range(0, Race.RUNNERS).mapToObj(i -> server.browser()).toList();
    var forms =
        browsers.stream()
            .map(b -> TestBrowser.fields(b.get("/u/reset-password?ticket=" + ticket).body()))
            .toList();
    var answers =
        Race.run(
            Race.RUNNERS,
            i -> {
              Callable<HttpCalls.Answer> post =
                  () -> {
                    var fields = new java.util.LinkedHashMap<>(forms.get(i));
                    fields.put("password", password(i));
                    fields.put("password_confirm", password(i));
                    return browsers.get(i).post("/u/reset-password", fields);
                  };
              return post;
            });
    var winners = answers.stream().filter(a -> a.status() == 200).toList();
    assertThat(winners).as(answers.getFirst().body()).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 400)).hasSize(Race.RUNNERS - 1);
    int winner = answers.indexOf(winners.getFirst());
    assertThat(signIn(server, app.id(), email, password(winner))).isEqualTo(200);
    assertThat(signIn(server, app.id(), email, password((winner + 1) % Race.RUNNERS)))
        .isEqualTo(403);
    assertThat(signIn(server, app.id(), email, TestServer.PASSWORD)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aVerificationLinkWorksOnce(String database) {
    var server = SERVERS.on(database);
    var app = server.client().spa().create();
    var email = Ids.alphanumeric(8).toLowerCase() + "@example.com";
    server
        .http()
        .json(
            "POST",
            "/dbconnections/signup",
            Json.object()
                .put("client_id", app.id())
                .put("connection", "Username-Password-Authentication")
                .put("email", email)
                .put("password", TestServer.PASSWORD)
                .toString());
    var ticket = ticket(server, email);
    var answers = Race.run(() -> server.http().get("/u/email-verification?ticket=" + ticket));
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 400)).hasSize(Race.RUNNERS - 1);
  }

  private static String password(int runner) {
    return "Another-door-" + runner;
  }

  private static int signIn(TestServer server, String clientId, String email, String password) {
    return server
        .http()
        .form(
            "/oauth/token",
            Map.of(
                "grant_type", "http://auth0.com/oauth/grant-type/password-realm",
                "realm", "Username-Password-Authentication",
                "client_id", clientId,
                "username", email,
                "password", password))
        .status();
  }

  private static String ticket(TestServer server, String email) {
    var mails = server.http().get("/dev/mail", "Accept", "application/json").body();
    var found =
        List.copyOf(Json.own("{\"mails\":" + mails + "}").get("mails").valueStream().toList());
    return found.stream()
        .filter(m -> email.equals(Json.text(m, "to")))
        .map(m -> TICKET.matcher(Json.text(m, "text", "")))
        .filter(java.util.regex.Matcher::find)
        .map(m -> m.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No mail to " + email));
  }
}
