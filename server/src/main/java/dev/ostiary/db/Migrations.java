package dev.ostiary.db;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date, with portable scripts for every database, and few that only one of
 * them has.
 */
final class Migrations {
  private Migrations() {}

  static void run(DataSource source, Dialect dialect) {
    of(source, dialect).migrate();
  }

  /** For looking at the versions; nothing happens yet. */
  static Flyway of(DataSource source, Dialect dialect) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration", "classpath:db/" + dialect.folder())
        .placeholders(
            Map.of(
                "bytes", dialect.byteOrder(),
                "number", dialect.counter(),
                "clustered", dialect.clustered()))
        .loggers("slf4j")
        .load();
  }
}
