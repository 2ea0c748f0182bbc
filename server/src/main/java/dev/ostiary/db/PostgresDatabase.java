package dev.ostiary.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 15 or newer, shared by any number of nodes. */
public final class PostgresDatabase implements Database {
  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Writer appender;
  private final String url;
  private volatile @Nullable Announcements announcements;

  /** Connects and brings the schema up to date. */
  public PostgresDatabase(String jdbcUrl, int connections) {
    url = jdbcUrl;
    var pool = new HikariConfig();
    pool.setJdbcUrl(jdbcUrl);
    pool.setMaximumPoolSize(Math.max(2, connections));
    pool.setPoolName("postgresql");
    // A server that is still starting is waited for; one that is not there is reported.
    pool.setInitializationFailTimeout(10_000);
    source = new HikariDataSource(pool);
    Migrations.run(source, dialect());
    jdbi = Jdbi.create(source);
    appender = new Writer("postgresql-appender", jdbi, "BEGIN");
  }

  @Override
  public <T> T read(Function<Tx, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Tx(handle)));
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Tx(handle)));
  }

  @Override
  public void append(Consumer<Tx> work) {
    appender.append(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  @Override
  public void listen(Runnable heard) {
    announcements = new Announcements(url, heard);
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
    appender.close();
    source.close();
  }
}
