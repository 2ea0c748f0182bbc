package dev.ostiary.bench;

import static java.util.stream.IntStream.range;

import dev.ostiary.common.Json;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.user.NewUserStore;
import dev.ostiary.user.NewUserStore.NewUser;
import dev.ostiary.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Made-up people, the same ones in every run: each follows from its number.
 *
 * @param count how many
 * @param tenant whose they are
 */
record SearchUsers(int count, String tenant) {
  /** Of its own, where nothing else is. */
  SearchUsers(int count) {
    this(count, "bench");
  }

  static final int DOMAINS = 2_000;
  private static final List<Index> INDEXES = indexes();
  private static final int CHUNK = 1_000;
  private static final long START = Instant.parse("2023-01-01T00:00:00Z").toEpochMilli();
  private static final long HALF_A_YEAR = 182L * 24 * 3_600_000;
  private static final String[] SYLLABLES = {
    "ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu"
  };

  /** Puts them into the database, the indexes last, as a restored backup would. */
  void load(Database database) {
    database.write(
        tx -> INDEXES.stream().map(i -> tx.sql().execute("DROP INDEX " + i.name())).toList());
    load(database, 0, count);
    for (var index : INDEXES) {
      database.write(tx -> tx.sql().execute(index.sql()));
    }
  }

  /** Adds so many more, as an import would, and tells how many microseconds each took. */
  double more(Database database, int number) {
    return load(database, count, count + number);
  }

  private double load(Database database, int from, int to) {
    var users = new NewUserStore();
    long began = System.nanoTime();
    for (int next = from; next < to; next += CHUNK) {
      int first = next;
      database.write(
          tx -> {
            int end = Math.min(to, first + CHUNK);
            users.insert(tx, range(first, end).mapToObj(i -> new NewUser(user(i), null)).toList());
            range(first, end).forEach(i -> join(tx, i));
            return true;
          });
    }
    return (System.nanoTime() - began) / 1e3 / (to - from);
  }

  private void join(Tx tx, int number) {
    if (number % 5 == 0) {
      member(tx, "org_0", number);
    }
    if (number % 10 == 1) {
      member(tx, "org_" + (1 + number / 10 % 100), number);
    }
  }

  private void member(Tx tx, String organization, int number) {
    tx.update(
        "INSERT INTO organization_member (tenant_id, organization_id, user_id, created_at)"
            + " VALUES (?, ?, ?, 0)",
        s -> {
          s.setString(1, tenant);
          s.setString(2, organization);
          s.setString(3, userId(number));
        });
  }

  private User user(int number) {
    var random = new Random(number * 7_919L);
    // Made one after the other, as users are; each of them comes back some time later.
    long created = START + number * 95_000L;
    boolean active = random.nextInt(10) < 8;
    long login = active ? created + (long) (random.nextDouble() * HALF_A_YEAR) : 0;
    var activity =
        new User.Activity(
            created,
            created,
            active ? 1 + random.nextInt(100) : 0,
            login,
            "10.0." + number % 256 + "." + number / 256 % 256);
    int connection = random.nextInt(1_000);
    var name = connection == 0 ? "Rare" : connection < 100 ? "Partners" : "Users";
    return new User(
        tenant,
        userId(number),
        address(number),
        random.nextInt(10) < 7,
        random.nextInt(200) == 0,
        body(random, number),
        activity,
        List.of(new User.Identity(name, "auth0", userId(number).substring(6))));
  }

  private static ObjectNode body(Random random, int number) {
    var names = new Random(number);
    var given = given(names);
    var family = family(names);
    var body =
        Json.object()
            .put("given_name", given)
            .put("family_name", family)
            .put("name", given + " " + family + " " + number);
    var app = body.putObject("app_metadata");
    app.put(
        "plan",
        List.of("free", "free", "free", "free", "pro", "pro", "gold").get(random.nextInt(7)));
    app.putObject("account").put("id", random.nextInt(10_000));
    var own = body.putObject("user_metadata").put("language", random.nextBoolean() ? "en" : "de");
    own.putObject("address").put("city", "City " + random.nextInt(500));
    return body;
  }

  /** The id of somebody. */
  String id(Random random) {
    return userId(random.nextInt(count));
  }

  /** The address of somebody. */
  String email(Random random) {
    return address(random.nextInt(count));
  }

  /** Ids look as random as real ones do. */
  private static String userId(int number) {
    return String.format(Locale.ROOT, "auth0|%016x%08x", number * 0x9E3779B97F4A7C15L, number);
  }

  private static String address(int number) {
    var names = new Random(number);
    return (given(names) + "." + family(names) + number + "@d" + number % DOMAINS + ".example")
        .toLowerCase(Locale.ROOT);
  }

  static String given(Random random) {
    return word(random, 2);
  }

  static String family(Random random) {
    return word(random, 4);
  }

  private static String word(Random random, int syllables) {
    var word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    return word.toString();
  }

  private record Index(String name, String sql) {}

  /** The indexes of {@code user_index}, as the migration makes them. */
  private static List<Index> indexes() {
    var migration =
        Objects.requireNonNull(User.class.getResourceAsStream("/db/migration/V3__user_search.sql"));
    try (migration) {
      var text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("CREATE INDEX (user_index_\\w+)[^;]*")
          .matcher(text)
          .results()
          .map(r -> new Index(r.group(1), r.group()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
