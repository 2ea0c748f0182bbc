package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ostiary.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** The log and the tables of sign-ins get another shape with version 20; their rows stay. */
class LogMigrationTest {
  private static final String INSERT =
      "INSERT INTO log (log_id, tenant_id, date, type, client_id, user_id, body)"
          + " VALUES (?, 't', ?, 's', 'c', 'u', '{}')";

  @TempDir Path directory;

  private static Flyway until19(javax.sql.DataSource source, Dialect dialect) {
    return Flyway.configure()
        .configuration(Migrations.of(source, dialect).getConfiguration())
        .target("19")
        .load();
  }

  private static void log(PreparedStatement insert, long millis) throws SQLException {
    insert.setString(1, "900" + millis + "00000000000");
    insert.setLong(2, millis);
    insert.executeUpdate();
  }

  @Test
  void aNodeOfTheVersionBeforeWritesOnWithTheStatementsThatItHasPrepared() throws Exception {
    var url = TestPostgres.newDatabase();
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    until19(source, Dialect.POSTGRESQL).migrate();
    long now = System.currentTimeMillis();
    try (Connection older = DriverManager.getConnection(url + "&prepareThreshold=1");
        var insert = older.prepareStatement(INSERT);
        var read = older.prepareStatement("SELECT COUNT(*) FROM log WHERE tenant_id = 't'")) {
      log(insert, now);
      log(insert, now + 1);
      assertThat(count(read)).isEqualTo(2);
      Migrations.run(source, Dialect.POSTGRESQL);
      log(insert, now + 2);
      // Another day, and another year, for which there is no partition yet.
      log(insert, now + 86_400_000L * 3);
      log(insert, now + 86_400_000L * 400);
      assertThat(count(read)).isEqualTo(5);
    }
    var tables =
        Jdbi.create(source)
            .withHandle(
                h ->
                    h.createQuery("SELECT CAST(tableoid AS regclass) || '' FROM log ORDER BY date")
                        .mapTo(String.class)
                        .list());
    assertThat(tables.subList(0, 3)).allSatisfy(t -> assertThat(t).startsWith("log_until_2"));
    assertThat(tables.subList(3, 5)).containsOnly("log_rest");
  }

  private static long count(PreparedStatement read) throws SQLException {
    try (var rows = read.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void eventsOfTheFutureAreNoReasonToRefuseTheLog() throws Exception {
    var source = new PGSimpleDataSource();
    source.setUrl(TestPostgres.newDatabase());
    until19(source, Dialect.POSTGRESQL).migrate();
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      log(insert, System.currentTimeMillis() + 86_400_000L * 400);
    }
    Migrations.run(source, Dialect.POSTGRESQL);
    assertThat(Migrations.of(source, Dialect.POSTGRESQL).info().pending()).isEmpty();
  }

  @Test
  void anUpgradeTellsOfItsStepsAndANewDatabaseOfNone() {
    var lines = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(Migrations.class);
    lines.start();
    var quiet = logger.getLevel();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    try {
      var source = new SQLiteDataSource();
      source.setUrl("jdbc:sqlite:" + directory.resolve("test.db"));
      until19(source, Dialect.SQLITE).migrate();
      assertThat(lines.list).isEmpty();
      Migrations.run(source, Dialect.SQLITE);
      assertThat(lines.list)
          .singleElement()
          .extracting(ILoggingEvent::getFormattedMessage)
          .isEqualTo("The database gets version 20: rows in the order of their key");
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(quiet);
    }
  }

  @Test
  void rowsOfSqliteKeepEveryColumn() throws Exception {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + directory.resolve("test.db"));
    until19(source, Dialect.SQLITE).migrate();
    var jdbi = Jdbi.create(source);
    var tables =
        List.of(
            "log",
            "session",
            "interaction",
            "authorization_code",
            "token_family",
            "refresh_token",
            "access_token");
    for (var table : tables) {
      // Each column has a value that tells which it is.
      var columns =
          jdbi.withHandle(
              h ->
                  h.createQuery("SELECT name FROM pragma_table_info(?)")
                      .bind(0, table)
                      .mapTo(String.class)
                      .list());
      jdbi.useHandle(
          h ->
              h.execute(
                  "INSERT INTO %s (%s) VALUES (%s)"
                      .formatted(
                          table,
                          String.join(", ", columns),
                          String.join(
                              ", ", columns.stream().map(c -> "'of " + c + "'").toList()))));
    }
    Migrations.run(source, Dialect.SQLITE);
    for (var table : tables) {
      var row = jdbi.withHandle(h -> h.createQuery("SELECT * FROM " + table).mapToMap().one());
      assertThat(row)
          .as(table)
          .hasSizeGreaterThan(3)
          .allSatisfy((column, value) -> assertThat(value).isEqualTo("of " + column));
    }
  }
}
