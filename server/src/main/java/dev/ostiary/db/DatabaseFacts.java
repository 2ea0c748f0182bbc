package dev.ostiary.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteDataSource;

/**
 * What a database says of itself. Asking changes nothing, not even an old schema.
 *
 * @param version of the schema in the database; empty for none
 * @param waiting versions that this program would still add
 * @param unknown versions that this program does not know, because a newer one has added them
 * @param settings what decides whether a commit survives a power cut, by the database's own names
 * @param millis the database's clock, since the epoch; empty where it is that of this machine
 */
public record DatabaseFacts(
    String version, int waiting, int unknown, Map<String, String> settings, Optional<Long> millis) {

  private static final long CONNECT_MILLIS = 5_000;

  /** Asks a PostgreSQL. */
  public static DatabaseFacts postgres(String jdbcUrl) {
    var pool = new HikariConfig();
    pool.setJdbcUrl(jdbcUrl);
    // One for the questions here, and two that Flyway takes.
    pool.setMaximumPoolSize(3);
    pool.setMinimumIdle(0);
    pool.setPoolName("facts");
    pool.setConnectionTimeout(CONNECT_MILLIS);
    try (var source = new HikariDataSource(pool);
        var handle = Jdbi.create(source).open()) {
      var settings =
          settings(handle, "fsync", "full_page_writes", "synchronous_commit", "server_version");
      var millis =
          number(handle, "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)");
      return of(source, Dialect.POSTGRESQL, settings, Optional.of(millis));
    }
  }

  /** Asks the SQLite of an existing file. */
  public static DatabaseFacts sqlite(Path file) {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    try (var handle = Jdbi.create(source).open()) {
      var mode = handle.createQuery("PRAGMA journal_mode").mapTo(String.class).one();
      return of(source, Dialect.SQLITE, Map.of("journal_mode", mode), Optional.empty());
    }
  }

  private static DatabaseFacts of(
      DataSource source, Dialect dialect, Map<String, String> settings, Optional<Long> millis) {
    var info = Migrations.of(source, dialect).info();
    var current = info.current();
    return new DatabaseFacts(
        current == null ? "" : String.valueOf(current.getVersion()),
        info.pending().length,
        (int) Stream.of(info.applied()).filter(DatabaseFacts::future).count(),
        settings,
        millis);
  }

  private static boolean future(MigrationInfo migration) {
    return migration.getState().name().startsWith("FUTURE");
  }

  private static Map<String, String> settings(Handle handle, String... names) {
    var settings = new TreeMap<String, String>();
    for (var name : names) {
      settings.put(
          name,
          handle
              .createQuery("SELECT current_setting(:name)")
              .bind("name", name)
              .mapTo(String.class)
              .one());
    }
    return settings;
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
