package dev.ostiary.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite in one file: write-ahead log, synced at each commit, one writer and many readers. */
public final class SqliteDatabase implements Database {
  private static final int READERS = 8;

  /** A request waits no longer than this for its turn to read. */
  private static final long READER_MILLIS = 5_000;

  private final Changes changes = new Changes();
  private final HikariDataSource readSource;
  private final Jdbi readers;
  private final Checkpoints checkpoints;
  private final Writer writer;

  /** Opens or creates the file and brings its schema up to date. */
  public SqliteDatabase(Path file) {
    this(file, SlowStatements.NONE);
  }

  /** The same with a log of slow statements. */
  public SqliteDatabase(Path file, SlowStatements slow) {
    var url = "jdbc:sqlite:" + file;
    var migrating = new SQLiteDataSource(config());
    migrating.setUrl(url);
    Migrations.run(migrating, dialect());
    var read = config();
    // Writes may sort whole tables for an index: those go to a file.
    read.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "MEMORY");
    var reading = new SQLiteDataSource(read);
    reading.setUrl(url);
    var pool = new HikariConfig();
    pool.setDataSource(reading);
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(READER_MILLIS);
    pool.setPoolName("sqlite-readers");
    pool.setReadOnly(false);
    readSource = new HikariDataSource(pool);
    readers = keeping(readSource, slow);
    var writing = new Watched(changes);
    writing.setUrl(url);
    checkpoints = new Checkpoints(migrating);
    writer = new Writer("sqlite-writer", keeping(writing, slow), "BEGIN IMMEDIATE", this::ended);
  }

  private void ended() {
    changes.ended();
    checkpoints.note();
  }

  /**
   * Copies what was committed from the log into the file, beside the writer: a commit would have to
   * wait while thousands of pages are copied and synced. Alone it never catches up with a writer
   * that is never idle; the little that is left then the writer copies itself when the log is long,
   * and begins it anew.
   */
  private static final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    /** Commits wait for the disk while the pages of so long are synced: for few, then. */
    private static final long PERIOD_NANOS = 200_000_000;

    private final DataSource source;
    private final Thread thread;
    private volatile boolean written;
    private volatile boolean closed;

    Checkpoints(DataSource source) {
      this.source = source;
      this.thread = Thread.ofPlatform().name("sqlite-checkpoints").daemon().start(this::run);
    }

    /** Something may have been committed. */
    void note() {
      written = true;
    }

    private void run() {
      try (var connection = source.getConnection();
          var statement = connection.createStatement()) {
        while (!closed) {
          LockSupport.parkNanos(PERIOD_NANOS);
          if (written) {
            written = false;
            copy(statement);
          }
        }
      } catch (SQLException e) {
        LOG.warn("What is committed is copied by the writer alone", e);
      }
    }

    private static void copy(Statement statement) {
      try {
        statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
      } catch (SQLException e) {
        LOG.debug("Not copied: the next one does it, or the writer", e);
      }
    }

    @Override
    public void close() {
      closed = true;
      LockSupport.unpark(thread);
      try {
        thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Connections whose changes are heard of. */
  private static final class Watched extends SQLiteDataSource {
    private static final long serialVersionUID = 1L;
    private final transient Changes changes;

    Watched(Changes changes) {
      super(config());
      this.changes = changes;
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      changes.watch(connection);
      return connection;
    }
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    config.enforceForeignKeys(true);
    // Nobody asks for the row number that the driver would otherwise select after each write.
    config.setGetGeneratedKeys(false);
    config.setCacheSize(-16_000);
    // A checkpoint every 32 MB: pages that many users change are copied once instead of eight
    // times.
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "8000");
    return config;
  }

  private static Jdbi keeping(DataSource source, SlowStatements slow) {
    var jdbi = Jdbi.create(source);
    jdbi.setStatementBuilderFactory(KeptStatements.factory());
    slow.watch(jdbi);
    return jdbi;
  }

  @Override
  public <T> T read(Function<Tx, T> work) {
    return Outage.guard(
        dialect(), () -> readers.inTransaction(handle -> work.apply(new Tx(handle))));
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return Outage.guard(dialect(), () -> writer.write(work));
  }

  @Override
  public <T> Optional<T> write(Function<Tx, Optional<T>> work, Consumer<Tx> rows) {
    return write(
        tx -> {
          var made = work.apply(tx);
          if (made.isPresent()) {
            rows.accept(tx);
          }
          return made;
        });
  }

  @Override
  public void append(Consumer<Tx> work) {
    Outage.guard(
        dialect(),
        () ->
            writer.append(
                tx -> {
                  work.accept(tx);
                  return true;
                }));
  }

  @Override
  public void sharing(IntSupplier requests) {
    writer.sharing(requests);
  }

  @Override
  public Optional<Changes> changes() {
    return Optional.of(changes);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public void close() {
    checkpoints.close();
    writer.close();
    readSource.close();
  }
}
