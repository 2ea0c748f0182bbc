package dev.ostiary.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.badrequest.Nasty;
import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Effect;
import dev.ostiary.management.Scopes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests made from the OpenAPI document: valid, nearly valid and hostile. Each answer must be one
 * that the document declares, and none is a server's error. {@code -Dfuzz.seed} repeats a run,
 * {@code -Dfuzz.share} sends that many percent of the usual number.
 */
class GeneratedRequestsTest {
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int COUNT = 300 * Integer.getInteger("fuzz.share", 100);
  private static final int THREADS = 4;
  private static final int KEPT = 40;
  private static final int SHOWN = 10;

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  private static final Map<String, List<String>> IDS = new ConcurrentHashMap<>();
  private static final Queue<String> FAULTS = new ConcurrentLinkedQueue<>();
  private static final Map<Integer, AtomicLong> STATUSES = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    System.out.println("GeneratedRequestsTest: -Dfuzz.seed=" + SEED);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** One request. */
  private record Made(Operation operation, String path, byte[] body) {
    @Override
    public String toString() {
      var text = new String(body, StandardCharsets.UTF_8);
      return operation.method()
          + " "
          + path
          + " "
          + text.substring(0, Math.min(1_500, text.length()));
    }
  }

  @Test
  void everyAnswerIsDeclaredAndNoneIsAServersError() throws Exception {
    var document = api.check().document();
    inParallel(
        COUNT,
        random -> {
          var made = make(random, document);
          answer(made, String.join(",", Scopes.all()));
        });
    System.out.println("GeneratedRequestsTest: " + COUNT + " requests, " + STATUSES);
    assertThat(FAULTS.stream().limit(SHOWN)).as("-Dfuzz.seed=" + SEED).isEmpty();
    assertThat(STATUSES.keySet()).allMatch(s -> s < 500);
    assertThat(STATUSES)
        .as("objects made")
        .hasEntrySatisfying(201, made -> assertThat(made.get()).isGreaterThan(COUNT / 100));
  }

  @Test
  void withoutARightToItNothingChanges() throws Exception {
    var document = api.check().document();
    // Tokens leave rows behind: all of them are made before the look at the tables, and live long
    // whatever lifetime the other test has given to those of the Management API.
    api.server().longLivedManagementTokens();
    api.routes().stream().map(GeneratedRequestsTest::others).distinct().forEach(api::token);
    var before = Tables.digest(api.database());
    inParallel(
        COUNT / 10,
        random -> {
          var made = make(random, document);
          int status = answer(made, random.nextBoolean() ? "" : others(made.operation()));
          if (status < 400) {
            FAULTS.add("Done without a right to it: " + made);
          }
        });
    assertThat(FAULTS.stream().limit(SHOWN)).as("-Dfuzz.seed=" + SEED).isEmpty();
    assertThat(Tables.digest(api.database())).isEqualTo(before);
  }

  /** Every scope but those that open the operation. */
  private static String others(Operation operation) {
    var others = new ArrayList<>(Scopes.all());
    others.removeAll(operation.scopes());
    others.remove(operation.own());
    return String.join(",", others);
  }

  private interface Work {
    void run(Random random);
  }

  private static void inParallel(int count, Work work) throws Exception {
    FAULTS.clear();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var running = new ArrayList<Future<?>>();
      for (int t = 0; t < THREADS; t++) {
        var random = new Random(SEED + t);
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < count / THREADS && FAULTS.size() < SHOWN; i++) {
                    work.run(random);
                  }
                }));
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  private static int answer(Made made, String scopes) {
    try {
      var answer = api.send(made.operation().method(), made.path(), made.body(), scopes);
      STATUSES.computeIfAbsent(answer.status(), s -> new AtomicLong()).incrementAndGet();
      if (answer.status() >= 500) {
        FAULTS.add(made + "\n  " + answer.raw().body());
      } else if (answer.status() < 300) {
        harvest(made.operation().group(), answer.body());
      }
      return answer.status();
    } catch (AssertionError | RuntimeException e) {
      FAULTS.add(made + "\n  " + e + Text.start(Arrays.toString(e.getStackTrace()), 900));
      return 0;
    }
  }

  /** Keeps the ids that answers name, for later requests of the same group. */
  private static void harvest(String group, JsonNode body) {
    var objects = new ArrayList<JsonNode>(List.of(body));
    objects.addAll(body.valueStream().toList());
    body.valueStream().filter(JsonNode::isArray).forEach(a -> a.forEach(objects::add));
    for (var object : objects) {
      if (object instanceof ObjectNode one) {
        for (var member : one.properties()) {
          if (member.getKey().matches("(.*_)?(id|kid|key|name|identifier)")
              && member.getValue().isString()) {
            keep(group, member.getValue().stringValue());
          }
        }
      }
    }
  }

  private static void keep(String group, String id) {
    var ids = IDS.computeIfAbsent(group, g -> new CopyOnWriteArrayList<>());
    if (ids.size() < KEPT) {
      ids.add(id);
    } else {
      ids.set(Math.floorMod(id.hashCode(), KEPT), id);
    }
  }

  private static Made make(Random random, ObjectNode document) {
    var operations = api.check().operations();
    var operation = operations.get(random.nextInt(operations.size()));
    while (operation.effect() == Effect.UNAVAILABLE && random.nextInt(20) != 0) {
      operation = operations.get(random.nextInt(operations.size()));
    }
    var described = api.check().described(operation);
    var samples = new Samples(random, document.at("/components/schemas"));
    int mood = random.nextInt(10);
    var path = path(operation, random) + query(described, samples, random, mood);
    return new Made(operation, path, body(described, samples, random, mood));
  }

  private static String path(Operation operation, Random random) {
    var path = operation.path();
    for (var name : operation.pathParameters()) {
      path = path.replace("{" + name + "}", encoded(id(operation.group(), random)));
    }
    return path;
  }

  private static String id(String group, Random random) {
    var known = IDS.getOrDefault(group, List.of());
    int luck = random.nextInt(10);
    if (luck < 7 && !known.isEmpty()) {
      return known.get(random.nextInt(known.size()));
    }
    var all = IDS.values().stream().flatMap(List::stream).toList();
    return luck < 9 && !all.isEmpty()
        ? all.get(random.nextInt(all.size()))
        : Nasty.value(random).replaceAll("[\\u0000-\\u001f]", "") + "x";
  }

  private static String query(ObjectNode described, Samples samples, Random random, int mood) {
    var query = new StringBuilder();
    for (var parameter : described.get("parameters")) {
      if (Json.text(parameter, "in", "").equals("query") && random.nextInt(3) == 0) {
        var value =
            mood < 7
                ? samples.valid(parameter.get("schema"))
                : Json.object().put("v", Nasty.value(random)).get("v");
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(Json.text(parameter, "name", ""))
            .append('=')
            .append(encoded(value.isValueNode() ? value.asString() : Json.write(value)));
      }
    }
    return query.toString();
  }

  private static byte[] body(ObjectNode described, Samples samples, Random random, int mood) {
    var content = described.at("/requestBody/content/application~1json/schema");
    if (content.isMissingNode()) {
      return new byte[0];
    }
    var value = samples.valid(content);
    if (mood < 5) {
      return Json.bytes(value);
    }
    if (mood < 8) {
      return Json.bytes(samples.spoiled(value));
    }
    return mood == 8
        ? Json.bytes(samples.anything(0))
        : Nasty.BAD_JSON
            .get(random.nextInt(Nasty.BAD_JSON.size()))
            .getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
