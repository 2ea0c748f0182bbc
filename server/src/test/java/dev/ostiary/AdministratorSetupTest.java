package dev.ostiary;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.administrator.Level;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody becomes an administrator by a link, and how nobody else does. */
class AdministratorSetupTest {
  private static final BothDatabases SERVERS = new BothDatabases();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  private static TestServer sqlite() {
    return SERVERS.on("sqlite");
  }

  /** The path and query of a link, on whatever host the test server listens. */
  private static String local(String link) {
    var uri = URI.create(link);
    assertThat(uri.getPath()).isEqualTo("/dashboard/setup");
    return uri.getPath() + "?" + uri.getQuery();
  }

  private static String invited(TestServer server, Level level) {
    return local(server.administrators().invite(server.tenant(), level));
  }

  private static HttpCalls.Answer enter(
      TestBrowser browser, String link, String email, String password) {
    return send(browser, TestBrowser.fields(browser.get(link).body()), email, password);
  }

  private static HttpCalls.Answer send(
      TestBrowser browser, Map<String, String> hidden, String email, String password) {
    var fields = new LinkedHashMap<>(hidden);
    fields.put("email", email);
    fields.put("password", password);
    return browser.post("/dashboard/setup", fields);
  }

  private static List<User> users(TestServer server, String email) {
    return server.parts().database.read(tx -> new UserStore().byEmail(tx, Tenants.FIRST, email));
  }

  private static Optional<Level> level(TestServer server, String email) {
    return users(server, email).stream()
        .findFirst()
        .flatMap(u -> server.administrators().level(Tenants.FIRST, u.id()));
  }

  private static String fresh() {
    return Ids.alphanumeric(8).toLowerCase() + "@example.com";
  }

  @Test
  @DisplayName("AUT-01 a link makes an account by the connection's policy and signs it in")
  void aLinkMakesAnAccount() {
    var server = sqlite();
    var link = invited(server, Level.ADMINISTRATOR);
    var browser = server.browser();
    var email = fresh();
    assertThat(enter(browser, link, email, "short")).hasStatus(400).says("every rule below");
    assertThat(enter(browser, link, "nobody", TestServer.PASSWORD))
        .hasStatus(400)
        .says("name@example.com");
    assertThat(enter(browser, link, "", TestServer.PASSWORD)).hasStatus(400);
    assertThat(enter(browser, link, email, "")).hasStatus(400);
    assertThat(users(server, email)).isEmpty();
    var done = enter(browser, link, email, TestServer.PASSWORD);
    assertThat(done).hasStatus(303).hasHeader("location", "/dashboard/");
    assertThat(level(server, email)).contains(Level.ADMINISTRATOR);
    var dashboard =
        server.app(server.parts().clients.find(Tenants.FIRST, Tenant.DASHBOARD).orElseThrow());
    assertThat(dashboard.authorize(browser, Map.of("prompt", "none")))
        .redirectsTo("https://id.example/dashboard/?code=");
  }

  @Test
  @DisplayName(
      "AUT-10 an account that is there needs its password, guessed no more than at sign-in")
  void anAccountThatIsThereNeedsItsPassword() {
    var server = sqlite();
    var email = fresh();
    server.user(email);
    var link = invited(server, Level.VIEWER);
    assertThat(enter(server.browser(), link, email, "Another-door-1"))
        .hasStatus(400)
        .says("Wrong email address or password");
    assertThat(level(server, email)).isEmpty();
    assertThat(enter(server.browser(), link, email, TestServer.PASSWORD)).hasStatus(303);
    assertThat(level(server, email)).contains(Level.VIEWER);
    var guessed = fresh();
    server.user(guessed);
    var other = invited(server, Level.ADMINISTRATOR);
    for (int i = 0; i < 10; i++) {
      assertThat(enter(server.browser(), other, guessed, "Wrong-door-" + i)).hasStatus(400);
    }
    assertThat(enter(server.browser(), other, guessed, TestServer.PASSWORD)).hasStatus(429);
    var blocked = fresh();
    server.user(blocked, true);
    assertThat(enter(server.browser(), other, blocked, TestServer.PASSWORD))
        .hasStatus(400)
        .says("blocked");
    assertThat(level(server, blocked)).isEmpty();
  }

  @Test
  @DisplayName("ADM-09 a link that is used, expired, made up or another tenant's does nothing")
  void aLinkThatIsNotGoodDoesNothing() {
    var server = sqlite();
    var used = invited(server, Level.ADMINISTRATOR);
    assertThat(enter(server.browser(), used, fresh(), TestServer.PASSWORD)).hasStatus(303);
    var old = invited(server, Level.ADMINISTRATOR);
    server.time().advance(Duration.ofHours(25));
    var other = server.secondTenant("elsewhere");
    var theirs = local(server.administrators().inviteFirst(other.tenant()).orElseThrow());
    for (var link :
        List.of(used, old, theirs, "/dashboard/setup", "/dashboard/setup?ticket=" + Ids.secret())) {
      assertThat(server.browser().get(link, "Accept", "text/html"))
          .hasStatus(400)
          .says("ostiary administrator invite")
          .says("setup_link");
    }
    var browser = server.browser();
    var csrf = TestBrowser.fields(browser.get(invited(server, Level.VIEWER)).body()).get("csrf");
    var email = fresh();
    for (var link : List.of(used, old, theirs)) {
      var hidden =
          Map.of("csrf", String.valueOf(csrf), "ticket", link.substring(link.indexOf('=') + 1));
      assertThat(send(browser, hidden, email, TestServer.PASSWORD)).hasStatus(400);
    }
    assertThat(users(server, email)).isEmpty();
    assertThat(other.browser().get(theirs)).hasStatus(200);
  }

  @Test
  @DisplayName("WEB-04 WEB-01 a form from elsewhere is refused, and the page cannot be framed")
  void aFormFromElsewhereIsRefused() {
    var server = sqlite();
    var link = invited(server, Level.ADMINISTRATOR);
    var page = server.browser().get(link);
    assertThat(page.header("content-security-policy").orElse(""))
        .contains("frame-ancestors 'none'", "form-action 'self'");
    var email = fresh();
    var hidden = TestBrowser.fields(page.body());
    assertThat(send(server.browser(), hidden, email, TestServer.PASSWORD)).hasStatus(403);
    assertThat(users(server, email)).isEmpty();
  }

  @Test
  @DisplayName("ADM-09 ADM-07 links for the first administrator end with the first; no default one")
  void theFirstIsMadeOnce() {
    try (var server = TestServer.start()) {
      var administrators = server.administrators();
      assertThat(administrators.list(Tenants.FIRST)).isEmpty();
      var one = local(administrators.inviteFirst(server.tenant()).orElseThrow());
      var two = local(administrators.inviteFirst(server.tenant()).orElseThrow());
      var ticket = one.substring(one.indexOf('=') + 1);
      assertThat(server.admin().dump()).doesNotContain(ticket).contains(Hashes.sha256(ticket));
      // A viewer is not the administrator that the tenant waits for.
      assertThat(
              enter(server.browser(), invited(server, Level.VIEWER), fresh(), TestServer.PASSWORD))
          .hasStatus(303);
      assertThat(enter(server.browser(), one, fresh(), TestServer.PASSWORD)).hasStatus(303);
      assertThat(server.browser().get(two)).hasStatus(400);
      assertThat(administrators.inviteFirst(server.tenant())).isEmpty();
      assertThat(administrators.list(Tenants.FIRST)).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-09 of 32 who use a link at the same moment one becomes administrator")
  void aLinkHasOneWinner(String database) {
    var server = SERVERS.on(database);
    int before = server.administrators().list(Tenants.FIRST).size();
    var link = invited(server, Level.ADMINISTRATOR);
    var browsers = IntStream.range(0, Race.RUNNERS).mapToObj(i -> server.browser()).toList();
    var emails = IntStream.range(0, Race.RUNNERS).mapToObj(i -> fresh()).toList();
    var forms = browsers.stream().map(b -> TestBrowser.fields(b.get(link).body())).toList();
    var answers =
        Race.run(
            Race.RUNNERS,
            i -> () -> send(browsers.get(i), forms.get(i), emails.get(i), TestServer.PASSWORD));
    assertThat(answers.stream().filter(a -> a.status() == 303)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 400)).hasSize(Race.RUNNERS - 1);
    assertThat(server.administrators().list(Tenants.FIRST)).hasSize(before + 1);
    // Whoever lost has no account either.
    assertThat(emails.stream().filter(e -> !users(server, e).isEmpty())).hasSize(1);
  }

  @Test
  void nobodyTakesTheDashboardsId() {
    var server = sqlite();
    assertThatThrownBy(
            () -> server.parts().clients.create(Tenants.FIRST, Tenant.DASHBOARD, Json.object()))
        .isInstanceOf(DuplicateKey.class);
    assertThatThrownBy(
            () ->
                TestServer.start(
                    Map.of(
                        Setting.BOOTSTRAP_CLIENT_ID,
                        Tenant.DASHBOARD,
                        Setting.BOOTSTRAP_CLIENT_SECRET,
                        Ids.alphanumeric(32))))
        .rootCause()
        .hasMessageContaining("that is the server's own");
  }
}
