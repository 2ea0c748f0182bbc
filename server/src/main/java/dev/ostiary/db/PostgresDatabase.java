package dev.ostiary.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.common.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL 15 or newer, shared by any number of nodes. */
public final class PostgresDatabase implements Database {
  /** As long as it takes: for a server, which says meanwhile that it is not ready. */
  public static final Duration ALWAYS = Duration.ofDays(36_500);

  /** For commands: a database that is still starting is waited for, one that is away is told. */
  public static final Duration A_MOMENT = Duration.ofSeconds(10);

  /**
   * A request waits no longer than this for a connection, a statement, a lock. They are set in each
   * session: proxies of PostgreSQL refuse them among the parameters of a connection.
   */
  private static final String LIMITS =
      "SET statement_timeout = '8s'; SET lock_timeout = '4s';"
          + " SET idle_in_transaction_session_timeout = '60s'";

  private static final String NO_LIMITS =
      "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
  private static final long CONNECTION_MILLIS = 2_000;
  private static final long VALIDATION_MILLIS = 1_000;
  private final PatientSource patient;
  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Writer appender;
  private final Overdue overdue = new Overdue();
  private final String url;
  private volatile @Nullable Announcements announcements;

  /** Connects and brings the schema up to date. */
  public PostgresDatabase(String jdbcUrl, int connections) {
    this(jdbcUrl, connections, new Waiting(A_MOMENT, SlowStatements.NONE));
  }

  /**
   * What is done about slowness.
   *
   * @param patience how long a server that is away is waited for at the start
   * @param slow the log of slow statements
   */
  public record Waiting(Duration patience, SlowStatements slow) {}

  /** The same with its own ways of waiting. */
  public PostgresDatabase(String jdbcUrl, int connections, Waiting waiting) {
    url = jdbcUrl;
    Migrations.run(PatientSource.unhurried(jdbcUrl, waiting.patience()), dialect());
    // From here on callers wait, for two seconds at most, while the pool tries until it succeeds.
    patient = PatientSource.hurried(jdbcUrl, ALWAYS);
    var pool = new HikariConfig();
    pool.setDataSource(patient);
    pool.setConnectionInitSql(LIMITS);
    pool.setConnectionTimeout(CONNECTION_MILLIS);
    pool.setValidationTimeout(VALIDATION_MILLIS);
    pool.setInitializationFailTimeout(-1);
    pool.setMaximumPoolSize(Math.max(2, connections));
    pool.setPoolName("postgresql");
    source = new HikariDataSource(pool);
    jdbi = Jdbi.create(source);
    waiting.slow().watch(jdbi);
    appender = new Writer("postgresql-appender", jdbi, "BEGIN");
    Unavailable.outlast(this::warn);
  }

  /** What is acknowledged must survive a crash, whatever somebody has read about speed. */
  private void warn() {
    for (var setting : unsafe()) {
      LOG.warn("PostgreSQL runs with {}=off: a crash can lose what was acknowledged", setting);
    }
  }

  /** Settings of the server that give durability away. */
  List<String> unsafe() {
    return read(
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT name FROM pg_settings WHERE setting = 'off'
                    AND name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name
                    """)
                .mapTo(String.class)
                .list());
  }

  @Override
  public <T> T read(Function<Tx, T> work) {
    return Outage.guard(
        dialect(),
        () ->
            jdbi.withHandle(
                handle ->
                    overdue.cut(
                        handle.getConnection(),
                        () -> handle.inTransaction(same -> work.apply(new Tx(same))))));
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return read(work);
  }

  @Override
  public <T> T unhurried(Function<Tx, T> work) {
    return read(
        tx -> {
          var handle = tx.sql();
          handle.execute(NO_LIMITS);
          // The pool sets it back when the connection returns.
          wait(handle.getConnection());
          return work.apply(tx);
        });
  }

  private static void wait(Connection connection) {
    try {
      connection.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      throw new IllegalStateException("The connection is broken", e);
    }
  }

  @Override
  public void append(Consumer<Tx> work) {
    Outage.guard(
        dialect(),
        () ->
            appender.append(
                tx -> {
                  work.accept(tx);
                  return true;
                }));
  }

  @Override
  public void listen(Runnable heard) {
    announcements = new Announcements(url, heard);
  }

  @Override
  public void sharing(IntSupplier requests) {
    appender.sharing(requests);
  }

  @Override
  public Optional<Changes> changes() {
    return Optional.empty();
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public void close() {
    var listener = announcements;
    if (listener != null) {
      listener.close();
    }
    patient.close();
    appender.close();
    source.close();
    overdue.close();
  }
}
