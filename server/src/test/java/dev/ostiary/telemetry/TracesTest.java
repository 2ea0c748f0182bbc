package dev.ostiary.telemetry;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.config.Setting;
import dev.ostiary.email.FakeSmtp;
import dev.ostiary.extension.TestPrograms;
import dev.ostiary.telemetry.OtlpReceiver.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traces and the log, as a real receiver gets them. */
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String SECRET = "canary-of-an-action";
  private static OtlpReceiver receiver;
  private static FakeSmtp smtp;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    receiver = new OtlpReceiver();
    smtp = new FakeSmtp();
    server =
        TestServer.start(
            Map.of(
                Setting.OTLP_ENDPOINT,
                receiver.url() + "/",
                Setting.OTLP_HEADERS,
                "authorization=Bearer%20of-the-receiver",
                Setting.SMTP_URL,
                "smtp://127.0.0.1:" + smtp.port(),
                Setting.TRUST_PROXY,
                "true"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    smtp.close();
    receiver.close();
  }

  private static List<Span> below(List<Span> all, Span parent) {
    return all.stream()
        .filter(s -> s.trace().equals(parent.trace()) && s.parent().equals(parent.id()))
        .toList();
  }

  private static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::name).collect(Collectors.toSet());
  }

  private static Span named(List<Span> all, String name) {
    return all.stream().filter(s -> s.name().equals(name)).toList().getLast();
  }

  @Test
  @DisplayName("LOG-02 a sign-in is traced with the right parents, and nothing secret is in it")
  void aSignInIsTracedWithoutItsSecrets() throws Exception {
    new TestPrograms(new ApiFixture(server))
        .postLogin(
            "calls",
            "await fetch(event.secrets.BASE + '/elsewhere?key=canary-of-a-query');"
                + " api.idToken.setCustomClaim('https://a.example/b', 'c');",
            Map.of("BASE", receiver.url(), "KEY", SECRET));
    server.user("traced@example.com");
    var app = server.app(server.client().confidential().create());
    var browser = server.browser();
    var scope = Map.of("scope", "openid email offline_access");
    var callback = browser.signIn(app.client(), "traced@example.com", scope);
    // The first run in a cold process may take longer than a program may.
    for (int i = 0; i < 10 && callback.values().get("code").isEmpty(); i++) {
      callback = browser.signIn(app.client(), "traced@example.com", scope);
    }
    var tokens = browser.exchange(app.client(), callback).json();
    var spans = receiver.await(s -> s.name().equals("POST /oauth/token"));

    var login = named(spans, "POST /u/login");
    assertThat(names(below(spans, login))).contains("password hash", "db read");
    assertThat(login.kind()).isEqualTo(2);
    assertThat(login.parent()).isEmpty();
    assertThat(login.facts())
        .containsEntry("http.route", "/u/login")
        .containsEntry("http.response.status_code", "303")
        .containsEntry("ostiary.tenant", "default")
        .containsKey("ostiary.request.id");
    var token = named(spans, "POST /oauth/token");
    assertThat(names(below(spans, token))).contains("signature", "db write", "db append");
    var program = named(spans, "program");
    assertThat(program.facts())
        .containsEntry("ostiary.trigger", "post-login")
        .containsEntry("ostiary.program.status", "ok");
    var call = named(spans, "http request");
    assertThat(call.parent()).isEqualTo(program.id());
    assertThat(call.kind()).isEqualTo(3);
    assertThat(call.facts()).containsEntry("server.address", "127.0.0.1");
    assertThat(spans)
        .filteredOn(s -> s.trace().equals(program.trace()) && s.id().equals(program.parent()))
        .extracting(Span::kind)
        .containsExactly(2L);

    var secrets =
        new ArrayList<>(
            List.of(
                TestServer.PASSWORD,
                "traced@example.com",
                callback.code(),
                callback.values().get("state").orElseThrow(),
                app.secret(),
                SECRET,
                "canary-of-a-query",
                "argon2id"));
    for (var name : List.of("access_token", "refresh_token", "id_token")) {
      secrets.add(tokens.get(name).stringValue());
    }
    secrets.addAll(browser.cookies().values());
    assertThat(receiver.raw())
        .contains("POST /oauth/token")
        .doesNotContain(secrets.toArray(String[]::new));
    assertThat(receiver.authorizations()).contains("Bearer of-the-receiver");
  }

  @Test
  void aTrustedProxysTraceGoesOn() throws Exception {
    server.http().get("/.well-known/jwks.json", "traceparent", "00-" + TRACE + "-" + SPAN + "-01");
    var spans = receiver.await(s -> s.trace().equals(TRACE));
    assertThat(spans)
        .filteredOn(s -> s.trace().equals(TRACE))
        .extracting(Span::parent)
        .containsExactly(SPAN);
  }

  @Test
  void whatAProxyDoesNotTraceIsNotTracedHere() throws Exception {
    var quiet = "5bf92f3577b34da6a3ce929d0e0e4736";
    server.http().get("/.well-known/jwks.json", "traceparent", "00-" + quiet + "-" + SPAN + "-00");
    server.http().get("/dashboard");
    assertThat(receiver.await(s -> s.name().equals("GET /dashboard")))
        .noneMatch(s -> s.trace().equals(quiet));
  }

  @Test
  void aMailIsATraceOfItsOwn() throws Exception {
    var app = server.client().spa().create();
    server.user("mailed@example.com");
    assertThat(
            server
                .http()
                .json(
                    "POST",
                    "/dbconnections/change_password",
                    "{\"client_id\":\"%s\",\"email\":\"mailed@example.com\",\"connection\":\"%s\"}"
                        .formatted(app.id(), dev.ostiary.connection.Connections.STANDARD)))
        .hasStatus(200);
    assertThat(smtp.next()).isNotNull();
    var mail = named(receiver.await(s -> s.name().equals("mail")), "mail");
    assertThat(mail.parent()).isEmpty();
    assertThat(receiver.raw()).doesNotContain("mailed@example.com");
  }

  @Test
  void linesOfTheLogComeWithTheirRequestAndTrace() throws Exception {
    try (var other =
        TestServer.start(
            Map.of(Setting.OTLP_ENDPOINT, receiver.url(), Setting.TRUST_PROXY, "true"))) {
      new ApiFixture(other)
          .database()
          .write(tx -> tx.sql().execute("ALTER TABLE interaction RENAME TO x"));
      var app = other.client().spa().create();
      other
          .http()
          .get(
              "/authorize?"
                  + dev.ostiary.HttpCalls.encode(
                      dev.ostiary.TestBrowser.request(app, "v".repeat(43))),
              "X-Request-Id",
              "logged-1");
      receiver.await(
          s ->
              s.name().equals("GET /authorize")
                  && "logged-1".equals(s.facts().get("ostiary.request.id")));
    }
    // Closing has sent what waited.
    var line =
        receiver.lines().stream()
            .filter(l -> "logged-1".equals(l.facts().get("ostiary.request.id")))
            .findFirst()
            .orElseThrow();
    assertThat(line.body()).contains("GET /authorize failed");
    assertThat(receiver.spans())
        .filteredOn(s -> s.id().equals(line.span()))
        .extracting(Span::trace)
        .containsExactly(line.trace());
  }

  @Test
  void nobodyWaitsForAReceiverThatIsGone() {
    try (var lonely = TestServer.start(Map.of(Setting.OTLP_ENDPOINT, "http://127.0.0.1:9"))) {
      assertThat(lonely.http().get("/.well-known/jwks.json")).hasStatus(200);
    }
  }
}
