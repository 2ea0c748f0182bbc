package dev.ostiary.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
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
    writer = new Writer("sqlite-writer", keeping(writing, slow), "BEGIN IMMEDIATE", changes::ended);
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
    writer.close();
    readSource.close();
  }
}
