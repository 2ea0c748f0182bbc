package dev.ostiary.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.connection.Connections;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TicketsApiTest {
  private static final String FRESH = "Another-door-2";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static ApiFixture.Answer ask(String kind, String body) {
    return api.call("POST", "/tickets/" + kind, body, "create:user_tickets");
  }

  private static String ticket(String kind, User user, String more) {
    var answer = ask(kind, "{\"user_id\":\"%s\"%s}".formatted(user.id(), more)).has(201);
    var ticket = answer.text("ticket");
    assertThat(ticket).matches("https://id\\.example/u/[a-z-]+\\?ticket=[A-Za-z0-9_-]{43}#");
    return ticket.substring("https://id.example".length(), ticket.length() - 1);
  }

  /** A user whose address is not proved. */
  private static User user(String email) {
    var user = api.server().user(email);
    api.call("PATCH", "/users/" + user.id().replace("|", "%7C"), "{\"email_verified\":false}")
        .has(200);
    return user;
  }

  private static boolean verified(User user) {
    return api.server().admin().user(user).emailVerified();
  }

  private static dev.ostiary.HttpCalls.Answer choose(String path) {
    var browser = api.server().browser();
    var page = browser.get(path);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return browser.submit(
        page, "/u/reset-password", Map.of("password", FRESH, "password_confirm", FRESH));
  }

  @Test
  void aVerificationTicketProvesTheAddressOnce() {
    var user = user("prove@tickets.example");
    var path = ticket("email-verification", user, "");
    assertThat(api.server().browser().get(path).status()).isEqualTo(200);
    assertThat(verified(user)).isTrue();
    assertThat(api.server().browser().get(path).status()).isEqualTo(400);
  }

  @Test
  void theBrowserGoesWhereTheTicketSays() {
    var user = user("go@tickets.example");
    var path =
        ticket(
            "email-verification",
            user,
            ",\"result_url\":\"https://app.example/done?x=1#y\",\"includeEmailInRedirect\":true");
    assertThat(api.server().browser().get(path).location())
        .startsWith("https://app.example/done?x=1&email=go%40tickets.example&success=true")
        .endsWith("#y");
  }

  @Test
  void aPasswordTicketSetsThePasswordAndProvesNothingUnlessAsked() {
    var user = user("pass@tickets.example");
    assertThat(choose(ticket("password-change", user, "")).status()).isEqualTo(200);
    assertThat(verified(user)).isFalse();
    var proving =
        ticket(
            "password-change",
            user,
            ",\"mark_email_as_verified\":true,\"result_url\":\"https://app.example/\"");
    assertThat(api.server().browser().get(proving).header("content-security-policy").orElse(""))
        .contains("form-action 'self' https://app.example");
    assertThat(choose(proving).location())
        .startsWith("https://app.example/?success=true&code=success");
    assertThat(verified(user)).isTrue();
    var hash =
        api.database()
            .read(
                tx ->
                    new CredentialStore()
                        .credential(
                            tx, user.tenant(), Connections.STANDARD, "pass@tickets.example"))
            .orElseThrow()
            .passwordHash();
    assertThat(new Passwords().matches(FRESH, hash)).isTrue();
  }

  @Test
  void aUserIsFoundByAddressAndConnection() {
    user("named@tickets.example");
    var connection = api.get("/connections?strategy=auth0").each("id").getFirst();
    var body =
        "{\"email\":\"Named@tickets.example\",\"connection_id\":\"%s\"}".formatted(connection);
    ask("password-change", body).has(201);
    ask("password-change", body.replace("Named", "nobody"))
        .isError(404, "inexistent_user", "The user does not exist.");
    ask("password-change", body.replace("con_", "con_x"))
        .isError(404, "inexistent_connection", "The connection does not exist.");
  }

  @Test
  void aTicketEndsWhenItShould() {
    var user = user("late@tickets.example");
    var standard = ticket("password-change", user, ",\"ttl_sec\":0");
    api.server().time().advance(Duration.ofDays(4));
    assertThat(api.server().browser().get(standard).status()).isEqualTo(200);
    var brief = ticket("password-change", user, ",\"ttl_sec\":60");
    api.server().time().advance(Duration.ofSeconds(61));
    assertThat(api.server().browser().get(brief).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("REC-01 no ticket for who is blocked or not there, and only for what is asked")
  void whoMayNotSignInGetsNoTicket() {
    var user = api.server().user("blocked@tickets.example", true);
    for (var kind : List.of("password-change", "email-verification")) {
      ask(kind, "{\"user_id\":\"%s\"}".formatted(user.id()))
          .isError(400, "user_blocked", "The user is blocked.");
      ask(kind, "{\"user_id\":\"auth0|none\"}")
          .isError(404, "inexistent_user", "The user does not exist.");
      ask(kind, "{}").has(400);
      var good = api.server().user(kind + "@tickets.example");
      for (var more :
          List.of(
              "\"ttl_sec\":-1",
              "\"ttl_sec\":\"60\"",
              "\"result_url\":\"javascript:alert(1)\"",
              "\"result_url\":\"https://a.example/\",\"client_id\":\"x\"",
              "\"identity\":{\"user_id\":\"other\",\"provider\":\"auth0\"}")) {
        ask(kind, "{\"user_id\":\"%s\",%s}".formatted(good.id(), more)).has(400);
      }
      ask(kind, "{\"user_id\":\"%s\",\"client_id\":\"none\"}".formatted(good.id())).has(404);
    }
    ask("password-change", "{\"user_id\":\"x\",\"email\":\"a@b.example\"}").has(400);
    ask("password-change", "{\"email\":\"a@b.example\"}").has(400);
  }

  @Test
  void aJobSendsTheMailThatProvesAnAddress() {
    var user = user("mailed@tickets.example");
    var body = "{\"user_id\":\"%s\"}".formatted(user.id());
    var job = api.call("POST", "/jobs/verification-email", body, "update:users").has(201);
    assertThat(job.text("type")).isEqualTo("verification_email");
    assertThat(api.get("/jobs/" + job.text("id")).text("status")).isEqualTo("completed");
    var path =
        "/u/email-verification?ticket=" + api.server().admin().ticket("mailed@tickets.example");
    assertThat(api.server().browser().get(path).status()).isEqualTo(200);
    api.call("POST", "/jobs/verification-email", body).has(400);
    api.call("POST", "/jobs/verification-email", "{\"user_id\":\"auth0|none\"}")
        .isError(404, "inexistent_user", "The user does not exist.");
  }
}
