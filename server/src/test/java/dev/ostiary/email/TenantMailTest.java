package dev.ostiary.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.ApiFixture;
import dev.ostiary.Setting;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.common.OutgoingAddresses;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
