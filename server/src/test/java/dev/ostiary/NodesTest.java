package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.config.Setting;
import dev.ostiary.email.FakeSmtp;
import dev.ostiary.email.Outbox;
import dev.ostiary.jose.Jws;
import dev.ostiary.tenant.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Three servers on one PostgreSQL are one server to everybody, whichever answers. */
class NodesTest {
  private static final int MAILS = 150;
  private static FakeSmtp smtp;
  private static List<TestServer> nodes;

  @BeforeAll
  static void start() throws Exception {
    smtp = new FakeSmtp();
    var settings =
        Map.of(
            Setting.DATABASE_URL, TestPostgres.newDatabase(),
            Setting.SMTP_URL, "smtp://127.0.0.1:" + smtp.port(),
            Setting.MASTER_KEY, Base64.getEncoder().encodeToString(Ids.bytes(32)));
    nodes = Race.run(3, i -> () -> TestServer.start(settings));
  }

  @AfterAll
  static void stop() throws Exception {
    nodes.forEach(TestServer::close);
    smtp.close();
  }

  private static TestServer node(int i) {
    return nodes.get(i % nodes.size());
  }

  private static void within(Duration time, BooleanSupplier condition) {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within %s", time).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  /** What one node did shows at every other within a second. */
  private static void everywhere(Predicate<TestServer> condition) {
    within(Duration.ofSeconds(1), () -> nodes.stream().allMatch(condition));
  }

  private static Client known(Client client) {
    everywhere(n -> n.parts().clients.find(Tenants.FIRST, client.id()).isPresent());
    return client;
  }

  private static HttpCalls.Answer token(TestServer node, Client client, String audience) {
    return node.http()
        .form(
            "/oauth/token",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client.id(),
                "client_secret",
                String.valueOf(client.secret()),
                "audience",
                audience));
  }

  private static HttpCalls.Answer password(TestServer node, Client app, String email, String word) {
    return node.http()
        .form(
            "/oauth/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                app.id(),
                "client_secret",
                String.valueOf(app.secret()),
                "username",
                email,
                "password",
                word));
  }

  private static long with(int status, List<HttpCalls.Answer> answers) {
    return answers.stream().filter(a -> a.status() == status).count();
  }

  private static long sql(String query) {
    return node(0)
        .parts()
        .database
        .write(tx -> tx.sql().createQuery(query).mapTo(Long.class).one());
  }

  @Test
  void changesOfConfigurationAreSeenEverywhere() {
    var client = known(node(0).client().machine().create());
    var audience = "https://" + Ids.alphanumeric(8) + ".example/";
    node(1).api(audience, "read:all");
    everywhere(n -> n.parts().apis.byIdentifier(Tenants.FIRST, audience).isPresent());
    var role =
        node(2).parts().roles.create(Tenants.FIRST, Ids.alphanumeric(8), "made at the third");
    everywhere(n -> n.parts().roles.find(Tenants.FIRST, role.id()).isPresent());
    assertThat(token(node(2), client, audience).status()).isEqualTo(403);
    node(1).grant(client, audience, "read:all");
    within(Duration.ofSeconds(1), () -> token(node(2), client, audience).status() == 200);
    // Who changes the same object at three nodes at once changes it three times.
    Race.run(
        3,
        i ->
            () ->
                node(i)
                    .parts()
                    .clients
                    .update(
                        Tenants.FIRST,
                        client.id(),
                        body -> {
                          var after = body.deepCopy();
                          var metadata = Json.child(body, "client_metadata").deepCopy();
                          after.set("client_metadata", metadata.put("node" + i, "was here"));
                          return after;
                        }));
    everywhere(
        n ->
            Json.child(
                        n.parts().clients.find(Tenants.FIRST, client.id()).orElseThrow().body(),
                        "client_metadata")
                    .size()
                == 3);
  }

  @Test
  void changesAreSeenWhenNobodyListens() {
    long cut =
        sql(
            """
            SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE application_name = 'ostiary listener' AND datname = current_database()
            """);
    assertThat(cut).isPositive();
    known(node(0).client().machine().create());
    within(
        Duration.ofSeconds(20),
        () ->
            sql(
                    """
                    SELECT COUNT(*) FROM pg_stat_activity
                    WHERE application_name = 'ostiary listener' AND datname = current_database()
                    """)
                == nodes.size());
    known(node(1).client().machine().create());
  }

  @Test
  void anApplicationThatIsDeletedGetsNoTokensAnywhere() {
    var audience = "https://" + Ids.alphanumeric(8) + ".example/";
    node(0).api(audience);
    var client = node(0).client().machine().create();
    node(0).grant(client, audience);
    for (var node : nodes) {
      within(Duration.ofSeconds(1), () -> token(node, client, audience).status() == 200);
    }
    node(1).parts().clients.delete(Tenants.FIRST, client.id(), tx -> {});
    for (var node : nodes) {
      within(Duration.ofSeconds(1), () -> token(node, client, audience).status() == 401);
    }
  }

  @Test
  @DisplayName("keys rotate while every node verifies what the others signed")
  void keysRotateWithoutAFailure() {
    var audience = node(0).tenant().managementAudience();
    var client = known(node(0).client().machine().create());
    node(0).grant(client, audience, "read:clients");
    for (var node : nodes) {
      within(Duration.ofSeconds(1), () -> token(node, client, audience).status() == 200);
    }
    var kids = new java.util.TreeSet<String>();
    var failures =
        Race.run(
            7,
            i ->
                () -> {
                  var seen = new ArrayList<String>();
                  if (i == 6) {
                    node(1).admin().rotateKeys();
                    return seen;
                  }
                  for (int round = 0; round < 40; round++) {
                    var token =
                        TestApp.text(token(node(i), client, audience).json(), "access_token");
                    synchronized (kids) {
                      kids.add(String.valueOf(Jws.parse(token).orElseThrow().kid()));
                    }
                    var answer =
                        node(i + round)
                            .http()
                            .get("/api/v2/clients?per_page=1", "Authorization", "Bearer " + token);
                    if (answer.status() != 200) {
                      seen.add(answer.status() + " " + answer.body());
                    }
                  }
                  return seen;
                });
    assertThat(failures).allSatisfy(f -> assertThat(f).isEmpty());
    assertThat(kids).hasSize(2);
  }

  @Test
  void aSignInWandersOverAllNodes() {
    node(0).user("wanderer@example.com");
    var app = known(node(0).client().spa().create());
    var verifier = Ids.secret();
    var first = node(0).browser();
    var page = first.authorize(TestBrowser.request(app, verifier));
    var second = node(1).browser();
    second.cookies().putAll(first.cookies());
    var answer =
        second.submit(
            page,
            "/u/login",
            Map.of("username", "wanderer@example.com", "password", TestServer.PASSWORD));
    var callback = TestBrowser.callback(answer, verifier);
    assertThat(node(2).browser().exchange(app, callback).status()).isEqualTo(200);
    // The session that began at the second is known at the third.
    var third = node(2).browser();
    third.cookies().putAll(second.cookies());
    var silent = new java.util.LinkedHashMap<>(TestBrowser.request(app, verifier));
    silent.put("prompt", "none");
    assertThat(third.authorize(silent).location()).contains("code=");
  }

  @Test
  @DisplayName("AUT-10 of many guesses at all nodes at once exactly ten reach the hash")
  void guessesAreCountedExactlyOverAllNodes() {
    var app = known(node(0).client().confidential().grantType("password").create());
    node(0).user("guessed@example.com");
    var right =
        Race.run(18, i -> () -> password(node(i), app, "guessed@example.com", TestServer.PASSWORD));
    assertThat(with(200, right)).as(right.getFirst().body()).isEqualTo(18);
    var wrong = Race.run(45, i -> () -> password(node(i), app, "guessed@example.com", "no" + i));
    assertThat(with(403, wrong)).isEqualTo(10);
    assertThat(with(429, wrong)).isEqualTo(35);
    for (var node : nodes) {
      assertThat(password(node, app, "guessed@example.com", TestServer.PASSWORD).status())
          .isEqualTo(429);
    }
  }

  @Test
  @DisplayName("AUT-10 an attempt that died with its node holds nobody off for long")
  void aTurnOfADeadNodeEnds() {
    var app = known(node(0).client().confidential().grantType("password").create());
    node(0).user("dead@example.com");
    assertThat(password(node(0), app, "dead@example.com", "no").status()).isEqualTo(403);
    long now = sql("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)");
    sql(
        "UPDATE login_failure SET turn = 'of a dead node', turn_end = "
            + (now + 1_000)
            + " WHERE identifier = 'dead@example.com' RETURNING 1");
    assertThat(password(node(1), app, "dead@example.com", TestServer.PASSWORD).status())
        .isEqualTo(200);
    assertThat(sql("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)") - now)
        .isGreaterThanOrEqualTo(1_000);
  }

  @Test
  @DisplayName("COD-01 TOK-01 of three nodes one redeems a code, and one a refresh token")
  void whatMayBeUsedOnceIsUsedAtOneNode() {
    node(0).user("once@example.com");
    var app = known(node(0).client().spa().create());
    var offline = Map.of("scope", "openid offline_access");
    for (int round = 0; round < 4; round++) {
      var browser = node(round).browser();
      var callback = browser.signIn(app, "once@example.com", offline);
      var codes = Race.run(Race.RUNNERS, i -> () -> node(i).browser().exchange(app, callback));
      assertThat(with(200, codes)).isEqualTo(1);
      assertThat(with(403, codes)).isEqualTo(Race.RUNNERS - 1);
      var fresh = node(round).browser();
      var tokens = fresh.exchange(app, fresh.signIn(app, "once@example.com", offline));
      var refresh = TestApp.text(tokens.json(), "refresh_token");
      var uses =
          Race.run(
              Race.RUNNERS,
              i ->
                  () ->
                      node(i)
                          .http()
                          .form(
                              "/oauth/token",
                              Map.of(
                                  "grant_type",
                                  "refresh_token",
                                  "client_id",
                                  app.id(),
                                  "refresh_token",
                                  refresh)));
      assertThat(with(200, uses)).isEqualTo(1);
      assertThat(with(403, uses)).isEqualTo(Race.RUNNERS - 1);
    }
  }

  private static void write(TestServer node, String to) {
    var outbox = node.parts().outbox;
    node.parts()
        .database
        .write(
            tx -> {
              outbox.put(
                  tx, Tenants.FIRST, new Outbox.Content(to, null, "Subject", "<p>Hi</p>", "Hi"));
              return true;
            });
  }

  private static String recipient(String mail) {
    return mail.lines().filter(l -> l.startsWith("To: ")).findFirst().orElseThrow().substring(4);
  }

  @Test
  void eachMailIsSentOnce() throws Exception {
    for (int i = 0; i < MAILS; i++) {
      write(node(i), "mail" + i + "@example.com");
    }
    var received = new TreeMap<String, Integer>();
    while (received.size() < MAILS) {
      nodes.forEach(n -> n.admin().sendMail());
      var mail = smtp.next();
      assertThat(mail).as("after %s mails", received.size()).isNotNull();
      assertThat(mail).contains("Message-ID: <").contains("@ostiary>");
      received.merge(recipient(String.valueOf(mail)), 1, Integer::sum);
    }
    within(
        Duration.ofSeconds(10),
        () -> sql("SELECT COUNT(*) FROM mail WHERE sent_at IS NULL AND attempts < 8") == 0);
    // One more, so that whatever was sent twice has arrived before it.
    write(node(0), "last@example.com");
    node(0).admin().sendMail();
    for (var to = ""; !to.equals("last@example.com"); ) {
      to = recipient(String.valueOf(smtp.next()));
      received.merge(to, 1, Integer::sum);
    }
    assertThat(received).hasSize(MAILS + 1).allSatisfy((to, n) -> assertThat(n).isEqualTo(1));
  }

  @Test
  void aMailThatADeadNodeTookIsSentByAnother() throws Exception {
    write(node(0), "waiting@example.com");
    long now = sql("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)");
    sql(
        "UPDATE mail SET taken_by = 'a dead node', taken_until = "
            + (now + 1_500)
            + " WHERE recipient = 'waiting@example.com' RETURNING 1");
    within(
        Duration.ofSeconds(10),
        () -> {
          node(0).admin().sendMail();
          return sql(
                  "SELECT COUNT(*) FROM mail WHERE recipient = 'waiting@example.com' AND sent_at"
                      + " IS NOT NULL")
              == 1;
        });
    assertThat(sql("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)") - now)
        .isGreaterThanOrEqualTo(1_500);
    assertThat(recipient(String.valueOf(smtp.next()))).isEqualTo("waiting@example.com");
  }
}
