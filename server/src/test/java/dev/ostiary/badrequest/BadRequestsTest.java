package dev.ostiary.badrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Sends more than 20,000 bad requests and checks every answer. {@code -Dfuzz.seed} repeats a run,
 * {@code -Dfuzz.share} sends that many percent of the usual number.
 */
class BadRequestsTest {
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int SHARE = Integer.getInteger("fuzz.share", 100);
  private static final int CONNECTIONS = 8;
  private static final int SHOWN = 12;
  private static final List<String> REGISTERED =
      List.of(
          "https://app.example/cb",
          "https://app.example/out",
          "https://app.example/cb2?tenant=1",
          "https://app.example/native");

  private static final String[] SCOPES = {
    "read:clients",
    "create:clients",
    "update:clients",
    "read:client_grants",
    "create:client_grants",
    "update:client_grants",
    "read:connections",
    "create:connections",
    "update:connections",
    "read:resource_servers",
    "create:resource_servers",
    "update:resource_servers",
    "read:roles",
    "create:roles",
    "update:roles",
    "read:users",
    "create:users",
    "update:users",
    "read:tenant_settings",
    "delete:clients"
  };

  private static final Pattern CLIENT_ID = Pattern.compile("\"client_id\":\"([^\"]+)\"");

  /** Requests of one sender. */
  private static final int STRANGER = 25;

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong users = new AtomicLong();
  private final Set<String> clients = ConcurrentHashMap.newKeySet();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();

  @ParameterizedTest
  @CsvSource({"sqlite,14000", "postgresql,7500"})
  @DisplayName("RED-01 RED-03 RED-07 COD-12 WEB-02 WEB-07 WEB-09 no bad request does harm")
  void everyAnswerIsTheOneOfTheContract(String database, int count) throws Exception {
    System.out.println("BadRequestsTest on " + database + ": -Dfuzz.seed=" + SEED);
    long began = System.nanoTime();
    try (var server = database.equals("sqlite") ? TestServer.start() : TestServer.startPostgres()) {
      var world = world(server);
      long usersBefore = total(server, world, "users");
      var clientsBefore = clients(server, world);
      int share = Math.max(1, count * SHARE / 100 / CONNECTIONS);
      run(URI.create(server.http().base()).getPort(), new Seeds(world), share);
      System.out.printf(
          "BadRequestsTest on %s: %d requests in %d s%n",
          database, sent.get(), (System.nanoTime() - began) / 1_000_000_000);
      assertThat(faults.stream().limit(SHOWN)).as("-Dfuzz.seed=" + SEED).isEmpty();
      assertThat(server.http().get("/health/ready").status()).isEqualTo(200);
      assertThat(total(server, world, "users")).isEqualTo(usersBefore + users.get());
      clientsBefore.keySet().removeAll(gone(world));
      var clientsAfter = clients(server, world);
      assertThat(clientsAfter.keySet()).containsAll(clientsBefore.keySet()).containsAll(clients);
      clientsAfter.keySet().removeAll(clientsBefore.keySet());
      clientsAfter.keySet().removeAll(clients);
      assertThat(clientsAfter).as("made by nobody").isEmpty();
      assertThat(sent.get()).isGreaterThanOrEqualTo((long) share * CONNECTIONS);
    }
  }

  private void run(int port, Seeds seeds, int share) throws Exception {
    var invariants = new Invariants(REGISTERED, seeds.world().secret());
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        var random = new Random(SEED + i);
        running.add(
            threads.submit(
                () -> {
                  send(port, seeds, random, invariants, share);
                  return true;
                }));
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  private void send(int port, Seeds seeds, Random random, Invariants invariants, int count)
      throws IOException {
    var known = new KnownFaults(seeds, random);
    var extremes = new KnownExtremes(seeds, random);
    var mutations = new Mutations(random);
    // Many somebodies: one who sends so many wrong secrets is held off (CLI-07).
    Supplier<String> source =
        () ->
            "127.%d.%d.%d"
                .formatted(random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
    try (var http = new RawHttp(port, source)) {
      for (int i = 0; i < count; i++) {
        if (i % STRANGER == 0) {
          http.leave();
        }
        Draft draft;
        int kind = random.nextInt(100);
        if (kind < 22) {
          draft = known.any();
        } else if (kind < 25) {
          draft = extremes.any();
        } else {
          draft = seeds.any(random);
          mutations.spoil(draft);
        }
        check(draft, answer(http, draft), invariants);
      }
    }
  }

  private RawHttp.Answer answer(RawHttp http, Draft draft) {
    sent.incrementAndGet();
    try {
      return http.send(draft.bytes(), draft.head());
    } catch (IOException e) {
      faults.add("No answer: " + e + "\n" + draft.shown());
      return RawHttp.Answer.CLOSED;
    }
  }

  private void check(Draft draft, RawHttp.Answer answer, Invariants invariants) {
    count(draft, answer);
    var broken = invariants.broken(draft, answer);
    if (!broken.isEmpty()) {
      var body = answer.body();
      faults.add(
          broken
              + "\n"
              + answer.status()
              + " "
              + answer.headers()
              + "\n"
              + (body.length() > 600 ? body.substring(0, 600) : body)
              + "\nto "
              + draft.shown());
    }
  }

  /** Spoiled requests may still be good ones: what their answers acknowledge must be there. */
  private void count(Draft draft, RawHttp.Answer answer) {
    // Parameters of a path and a slash at its end lead nowhere else.
    var path = draft.path.replaceFirst("/?(;.*)?$", "");
    if (draft.method.equals("DELETE") && answer.status() == 204) {
      deleted.add(path);
    }
    if (!draft.method.equals("POST")) {
      return;
    }
    boolean leadsOn = answer.headers().toString().contains("/authorize/resume");
    if ((path.startsWith("/u/signup") && answer.status() == 303 && leadsOn)
        || (path.startsWith("/dbconnections/signup") && answer.status() == 200)
        || (path.equals("/api/v2/users") && answer.status() == 201)) {
      users.incrementAndGet();
    } else if (path.equals("/api/v2/clients") && answer.status() == 201) {
      var id = CLIENT_ID.matcher(answer.body());
      clients.add(id.find() ? id.group(1) : "an answer without an id: " + answer.body());
    }
  }

  /**
   * Which of the applications that requests name were deleted: deleting what is gone, or never was,
   * is answered with 204 as well.
   */
  private Set<String> gone(Seeds.World world) {
    var victim = String.valueOf(world.ids().get("clients"));
    return deleted.contains("/api/v2/clients/" + victim) ? Set.of(victim) : Set.of();
  }

  /** Every application by its id. */
  private static Map<String, JsonNode> clients(TestServer server, Seeds.World world) {
    var all = new HashMap<String, JsonNode>();
    for (int page = 0; ; page++) {
      var some =
          server
              .http()
              .get(
                  "/api/v2/clients?include_totals=true&per_page=100&page=" + page,
                  "Authorization",
                  "Bearer " + world.token())
              .json()
              .path("clients");
      if (some.isEmpty()) {
        return all;
      }
      some.forEach(one -> all.put(one.path("client_id").asString(), one));
    }
  }

  private static long total(TestServer server, Seeds.World world, String kind) {
    var answer =
        server
            .http()
            .get(
                "/api/v2/" + kind + "?include_totals=true&per_page=1",
                "Authorization",
                "Bearer " + world.token());
    return Json.number(answer.json(), "total", -1);
  }

  private static Seeds.World world(TestServer server) {
    var api = server.api("https://api.example/", "read:things");
    var spa =
        server
            .client()
            .spa()
            .grantType("implicit")
            .redirectUri("https://app.example/cb")
            .redirectUri("https://app.example/cb2?tenant=1")
            .with("{\"allowed_logout_urls\":[\"https://app.example/out\"]}")
            .create();
    var machine = server.client().machine().create();
    server.grant(machine, api.identifier(), "read:things");
    var user = server.user("alice@example.com");
    var role = server.role("Clerk", api.identifier(), List.of("read:things"), user);
    var victim = server.client().machine().create();
    var ids = new LinkedHashMap<String, String>();
    ids.put("clients", victim.id());
    ids.put("resource-servers", server.api("https://victim.example/").id());
    ids.put("users", user.id().replace("|", "%7C"));
    ids.put("roles", role);
    ids.put("client-grants", "cgr_nothing");
    ids.put("connections", "con_nothing");
    ids.put("nothing", "x");
    return new Seeds.World(
        spa.id(),
        machine.id(),
        String.valueOf(machine.secret()),
        api.identifier(),
        // Without read:client_keys: no answer at all may show a secret.
        server.managementToken(SCOPES),
        ids,
        java.util.stream.IntStream.range(0, 5).mapToObj(i -> login(server, spa)).toList());
  }

  private static Seeds.Login login(TestServer server, Client spa) {
    var browser = server.browser();
    var page = browser.authorize(TestBrowser.request(spa, Ids.secret()));
    var fields = TestBrowser.fields(page.body());
    Map.Entry<String, String> cookie = browser.cookies().entrySet().iterator().next();
    return new Seeds.Login(
        cookie.getKey() + "=" + cookie.getValue(),
        fields.getOrDefault("csrf", ""),
        fields.getOrDefault("state", ""));
  }
}
