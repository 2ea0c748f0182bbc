package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Migrations run while nodes of the version before serve: they add, and what nobody needs any more
 * goes in a later version, in a file with the line {@code -- contracts: why nobody needs it}.
 */
class MigrationsTest {
  private static final Path FILES = Path.of("src/main/resources/db");

  /** From here on the rule holds; what came before was never run beside an older version. */
  private static final int FIRST = 17;

  private static final Pattern CONTRACTS = Pattern.compile("(?m)^-- contracts: \\S.*$");
  private static final Pattern MAKES = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");
  private static final Pattern ON = Pattern.compile(" (?:ON|TABLE|UPDATE|FROM|INTO) (\\w+)");

  /** What a node of the version before would stumble over. */
  private static final List<Pattern> BREAKS =
      List.of(
          Pattern.compile("DROP (TABLE|COLUMN|VIEW|SCHEMA)"),
          Pattern.compile("ALTER TABLE .* DROP (?!CONSTRAINT|NOT NULL)"),
          Pattern.compile("\\bRENAME\\b"),
          Pattern.compile("ALTER TABLE .*ALTER .* (SET DATA )?TYPE "),
          Pattern.compile("SET NOT NULL"),
          Pattern.compile("ADD (COLUMN )?(?!.*DEFAULT)\\w+ .*NOT NULL"),
          Pattern.compile("ADD (CONSTRAINT|UNIQUE|CHECK|PRIMARY|FOREIGN)"),
          Pattern.compile("CREATE UNIQUE INDEX"),
          Pattern.compile("\\bTRUNCATE\\b"));

  /** The statements of a migration that an older node does not survive. */
  private static List<String> breaking(String file) {
    if (CONTRACTS.matcher(file).find()) {
      return List.of();
    }
    var statements =
        Arrays.stream(file.replaceAll("(?m)--.*$", "").split(";"))
            .map(s -> s.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList();
    var own = new ArrayList<String>();
    var breaking = new ArrayList<String>();
    for (var statement : statements) {
      var makes = MAKES.matcher(statement);
      if (makes.find()) {
        own.add(makes.group(1));
      } else if (BREAKS.stream().anyMatch(b -> b.matcher(statement).find())
          && !own.contains(table(statement))) {
        breaking.add(statement);
      }
    }
    return breaking;
  }

  private static String table(String statement) {
    var on = ON.matcher(statement);
    return on.find() ? on.group(1) : "";
  }

  /** The scripts of some folders. */
  private static List<Path> files(String... folders) throws IOException {
    var all = new ArrayList<Path>();
    for (var folder : folders) {
      try (var files = Files.list(FILES.resolve(folder))) {
        files.filter(f -> f.toString().endsWith(".sql")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static int number(Path file) {
    var name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  @Test
  void aNodeOfTheVersionBeforeLivesOnBesideEachMigration() throws IOException {
    int checked = 0;
    for (var file : files("migration", "postgresql", "sqlite")) {
      if (number(file) >= FIRST) {
        checked++;
        assertThat(breaking(Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE users;",
        "ALTER TABLE users DROP COLUMN email;",
        "alter table users drop email;",
        "ALTER TABLE users RENAME COLUMN email TO mail;",
        "ALTER TABLE users RENAME TO people;",
        "ALTER TABLE users ADD COLUMN age INTEGER NOT NULL;",
        "ALTER TABLE users\n  ADD age INTEGER NOT NULL;",
        "ALTER TABLE users ALTER COLUMN email TYPE VARCHAR(10);",
        "ALTER TABLE users ALTER COLUMN email SET DATA TYPE BIGINT;",
        "ALTER TABLE users ALTER COLUMN email SET NOT NULL;",
        "ALTER TABLE users ADD CONSTRAINT one UNIQUE (email);",
        "CREATE UNIQUE INDEX one ON users (email);",
        "TRUNCATE users;",
        "CREATE TABLE fresh (id TEXT); DROP TABLE users;"
      })
  void whatWouldBreakItIsFound(String sql) {
    assertThat(breaking(sql)).hasSize(1);
    assertThat(breaking("-- contracts: no node has read it since version 3\n" + sql)).isEmpty();
    assertThat(breaking("-- contracts:\n" + sql)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE fresh (id TEXT NOT NULL); CREATE UNIQUE INDEX one ON fresh (id);",
        "ALTER TABLE users ADD COLUMN age INTEGER;",
        "ALTER TABLE users ADD COLUMN age INTEGER NOT NULL DEFAULT 0;",
        "-- never DROP TABLE users;\nCREATE INDEX some ON users (email);",
        "DROP INDEX users_email;"
      })
  void whatOnlyAddsIsNot(String sql) {
    assertThat(breaking(sql)).isEmpty();
  }

  @Test
  void nodesThatStartAtOnceMigrateOnce() throws Exception {
    var url = TestPostgres.newDatabase();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> start =
          () -> {
            try (var database = new PostgresDatabase(url, 2)) {
              return database.read(
                  tx ->
                      tx.sql()
                          .createQuery("SELECT COUNT(*) FROM flyway_schema_history WHERE success")
                          .mapTo(Long.class)
                          .one());
            }
          };
      var all = threads.invokeAll(IntStream.range(0, 5).mapToObj(i -> start).toList());
      assertThat(all)
          .allSatisfy(
              one -> assertThat(one.get()).isEqualTo(files("migration", "postgresql").size()));
    }
  }
}
