package dev.ostiary.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestPostgres;
import dev.ostiary.TestServer;
import dev.ostiary.config.Setting;
import dev.ostiary.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of slow statements, on both databases and on both ways to one. */
class SlowStatementsTest {
  private static final String COUNT =
      """
      SELECT count(*) FROM (
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) SELECT i FROM n
      ) AS numbers
      """;

  private static TestServer server(String database, String millis) {
    var settings = new HashMap<>(Map.of(Setting.SLOW_QUERY_MS, millis));
    if (database.equals("postgresql")) {
      settings.put(Setting.DATABASE_URL, TestPostgres.newDatabase());
    }
    return TestServer.start(settings);
  }

  private static void count(TestServer server, int most) {
    Trace.request(
        "counting-1",
        () ->
            new ApiFixture(server)
                .database()
                .read(
                    tx ->
                        tx.sql()
                            .createQuery(COUNT.formatted(":most"))
                            .bind("most", most)
                            .mapTo(Long.class)
                            .one()));
  }

  private static void change(TestServer server, int most) {
    Trace.request(
        "changing-1",
        () ->
            new ApiFixture(server)
                .database()
                .write(
                    tx ->
                        tx.update(
                            "UPDATE document_clock SET revision = revision + 0 * ("
                                + COUNT.formatted("?")
                                + ")",
                            s -> s.setInt(1, most))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aSlowStatementIsNamedWithoutItsValues(String database) {
    try (var server = server(database, "20");
        var log = new LogLines()) {
      count(server, 1_234_567);
      change(server, 1_234_567);
      assertThat(log.lines())
          .anyMatch(l -> l.matches("\\[counting-1] Slow statement, \\d+ ms: SELECT count.*"))
          .anyMatch(
              l -> l.matches("\\[changing-1] Slow statement, \\d+ ms: UPDATE document_clock.*"))
          .noneMatch(l -> l.contains("1234567") || l.contains("\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"60000", "0"})
  void othersAreNot(String millis) {
    try (var server = server("sqlite", millis);
        var log = new LogLines()) {
      count(server, 500_000);
      change(server, 500_000);
      assertThat(log.lines()).noneMatch(l -> l.contains("Slow statement"));
    }
  }
}
