package dev.ostiary.db;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date, with portable scripts for every database, and few that only one of
 * them has.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Tells of each step in a database that is in use, as it can take minutes. A new one begins with
   * the first, and is soon made.
   */
  private static final class Teller extends BaseCallback {
    private boolean fresh;

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      var step = context.getMigrationInfo();
      fresh |= step.getVersion().getVersion().equals("1");
      if (!fresh) {
        LOG.info("The database gets version {}: {}", step.getVersion(), step.getDescription());
      }
    }
  }

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
        .callbacks(new Teller())
        .load();
  }
}
