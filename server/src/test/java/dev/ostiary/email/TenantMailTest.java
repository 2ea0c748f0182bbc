package dev.ostiary.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.ApiFixture;
import dev.ostiary.Setting;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.common.OutgoingAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Mail through a tenant's own server and in its own words. */
class TenantMailTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static FakeSmtp smtp;

  @SuppressWarnings("NullAway.Init")
  private static String client;

  @BeforeAll
  static void start() throws Exception {
    smtp = new FakeSmtp();
    api = new ApiFixture(TestServer.start(Map.of(Setting.OUTGOING_ALLOW, "127.0.0.0/8")));
    client = api.server().client().spa().create().id();
  }

  @AfterAll
  static void stop() throws Exception {
    api.close();
    smtp.close();
  }

  @BeforeEach
  void withoutAProvider() {
    // What a provider has sent is no longer in the mailbox.
    assertThat(api.call("DELETE", "/emails/provider").status()).isIn(204, 404);
  }

  private static void template(String name, String subject, String body) {
    var json =
        Json.object()
            .put("template", name)
            .put("subject", subject)
            .put("body", body)
            .put("from", "{{ friendly_name }} <tenant@b.example>")
            .put("syntax", "liquid")
            .put("enabled", true);
    api.call("PUT", "/email-templates/" + name, Json.write(json)).has(200);
  }

  private static void askForReset(String email) {
    var body =
        Json.object()
            .put("client_id", client)
            .put("email", email)
            .put("connection", "Username-Password-Authentication");
    api.server().http().json("POST", "/dbconnections/change_password", Json.write(body));
  }

  @Test
  @DisplayName("a tenant's mail goes through its server; what users call themselves stays text")
  void theTenantsServerAndWordsAreUsed() throws Exception {
    var credentials = Json.object().put("smtp_host", "127.0.0.1").put("smtp_port", smtp.port());
    var provider = Json.object().put("name", "smtp").put("default_from_address", "std@b.example");
    provider.set("credentials", credentials);
    api.call("POST", "/emails/provider", Json.write(provider)).has(201);
    var user = api.server().user("words@example.com");
    api.call(
            "PATCH",
            "/users/" + user.id().replace("|", "%7C"),
            "{\"name\":\"<i>Eve</i>\\r\\nBcc: x\"}")
        .has(200);
    template("reset_email", "For {{ user.name }}", "<p>{{ user.name }}: {{ url }}</p>");
    askForReset("words@example.com");
    var mail = String.valueOf(smtp.next());
    assertThat(mail)
        .contains("From: Ostiary <tenant@b.example>")
        .contains("To: words@example.com")
        .contains("Subject: For <i>Eve</i> Bcc: x")
        .contains("&lt;i&gt;Eve&lt;/i&gt;");
    assertThat(mail.lines().takeWhile(line -> !line.isEmpty())).noneMatch(l -> l.startsWith("Bcc"));
    template("reset_email", "Broken", "{% if %}");
    askForReset("words@example.com");
    assertThat(String.valueOf(smtp.next()))
        .contains("From: std@b.example")
        .contains("u/reset-password?ticket=");
  }

  private static void provider() {
    var credentials = Json.object().put("smtp_host", "127.0.0.1").put("smtp_port", smtp.port());
    var provider = Json.object().put("name", "smtp").put("default_from_address", "std@b.example");
    provider.set("credentials", credentials);
    api.call("POST", "/emails/provider", Json.write(provider)).has(201);
  }

  private static List<String> attention() {
    return api.get("/ostiary/v1/activity?days=1")
        .body()
        .get("attention")
        .valueStream()
        .map(a -> Json.text(a, "code", ""))
        .toList();
  }

  /** The newest event about a mail to an address, which another thread writes. */
  private static ObjectNode failure(String to) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      api.server().admin().sendMail();
      for (var event : api.server().admin().events(20)) {
        if (Json.text(Json.child(event, "details"), "to", "").equals(to)) {
          return event;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("No event about a mail to " + to);
  }

  @Test
  @DisplayName("mail that is refused or given up is told to the tenant's administrators")
  void failuresAreLogged() {
    assertThat(attention()).doesNotContain("mail_failed");
    provider();
    for (var name : List.of("refused", "later")) {
      var to = name + "@example.com";
      api.server().user(to);
      askForReset(to);
      var event = failure(to);
      assertThat(Json.text(event, "type")).isEqualTo("fn");
      var reason = Json.text(Json.child(event, "details"), "reason", "");
      assertThat(event.toString()).doesNotContain("ticket=");
      assertThat(reason).contains(name.equals("refused") ? "550" : "450");
    }
    assertThat(attention()).contains("mail_failed");
    api.server().time().advance(Duration.ofHours(25));
    assertThat(attention()).doesNotContain("mail_failed");
  }

  @Test
  @DisplayName("ADM-05 a test mail tells what the mail server says")
  void aTestMailTellsWhatTheServerSays() throws Exception {
    var path = "/ostiary/v1/emails/test";
    var body = "{\"to\":\"ada@example.com\"}";
    api.call("POST", path, body)
        .isError(409, "no_email_provider", "There is no mail server: set one first.");
    provider();
    var sent = api.call("POST", path, body).has(200);
    assertThat(sent.body().get("sent").booleanValue()).isTrue();
    assertThat(String.valueOf(smtp.next()))
        .contains("From: std@b.example", "To: ada@example.com", "https://id.example/");
    var refused = api.call("POST", path, "{\"to\":\"refused@example.com\"}").has(200);
    assertThat(refused.body().get("sent").booleanValue()).isFalse();
    assertThat(refused.text("reason")).contains("nobody here has this name");
    api.call("POST", path, "{\"to\":\"a@b.example\\r\\nBcc: c@d.example\"}").has(400);
    api.call("POST", path, "{}").has(400);
    api.call("POST", path, body, "read:email_provider").has(403);
  }

  @Test
  void whoProvesTheAddressIsWelcomedOnce() {
    template("verify_email", "Prove", "<a href=\"{{ url }}\">Prove {{ user.email }}</a>");
    template("welcome_email", "Welcome", "<p>Welcome, {{ user.nickname }}</p>");
    var body =
        Json.object()
            .put("client_id", client)
            .put("email", "new@example.com")
            .put("password", TestServer.PASSWORD)
            .put("connection", "Username-Password-Authentication");
    api.server().http().json("POST", "/dbconnections/signup", Json.write(body));
    assertThat(api.server().admin().mail("new@example.com")).startsWith("Prove new@example.com");
    var ticket = api.server().admin().ticket("new@example.com");
    api.server().http().get("/u/email-verification?ticket=" + ticket);
    assertThat(api.server().admin().mail("new@example.com")).isEqualTo("Welcome, new\n");
    api.server().http().get("/u/email-verification?ticket=" + ticket);
    assertThat(api.server().admin().mails("new@example.com")).isEqualTo(2);
  }

  @Test
  @DisplayName("OUT-02 OUT-04 a tenant's mail server is public, or nothing connects to it")
  void internalServersAreNotReached() {
    int before = smtp.connections();
    for (var allowed : new String[] {"", "10.0.0.0/8", "127.0.0.2/32"}) {
      var sockets = new GuardedSockets(new OutgoingAddresses(allowed));
      for (var host : new String[] {"127.0.0.1", "localhost", "127.1", "::ffff:127.0.0.1"}) {
        var server = new Smtp.Server(host, smtp.port(), "", "");
        var message =
            new Message("1", null, "a@b.example", "s", "h", "t", Instant.ofEpochSecond(1));
        assertThatThrownBy(() -> new Smtp(server, "a@b.example", sockets).send(message))
            .isInstanceOf(Smtp.NotSent.class);
      }
    }
    assertThat(smtp.connections()).isEqualTo(before);
  }

  @Test
  @DisplayName("a password is never sent without TLS")
  void noPasswordInClearText() {
    var sockets = new GuardedSockets(new OutgoingAddresses("127.0.0.1"));
    var server = new Smtp.Server("127.0.0.1", smtp.port(), "me", "pass");
    var message = new Message("1", null, "a@b.example", "s", "h", "t", Instant.ofEpochSecond(1));
    assertThatThrownBy(() -> new Smtp(server, "a@b.example", sockets).send(message))
        .hasMessageContaining("STARTTLS");
  }
}
