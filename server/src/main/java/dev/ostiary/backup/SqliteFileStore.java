package dev.ostiary.backup;

import dev.ostiary.config.Config;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/** Files of SQLite as a whole. */
public final class SqliteFileStore {
  private SqliteFileStore() {}

  /**
   * Copies a database into a file while servers write to it. The copy has what was committed at one
   * moment, is checked, and appears under its name when it is whole and on disk.
   *
   * @throws Config.BadConfig when the file is there already or the copy is damaged
   */
  public static void backup(Path database, Path file) throws IOException {
    refuse(file);
    appear(
        file,
        part -> {
          try (var connection = open(database);
              var copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, part.toString());
            copy.execute();
          } catch (SQLException e) {
            throw new IllegalStateException("Not copied: " + e.getMessage(), e);
          }
          check(part);
        });
  }

  /**
   * Brings a copy back as a database.
   *
   * @param change what is changed in it before it appears under its name
   * @throws Config.BadConfig when a database is there, or the file is damaged or something else
   */
  public static void restore(Path file, Path database, Consumer<Path> change) throws IOException {
    refuse(database);
    // What is left of another database would be taken for a part of this one.
    refuse(Path.of(database + "-wal"));
    refuse(Path.of(database + "-journal"));
    if (!Files.isRegularFile(file)) {
      throw new Config.BadConfig("There is no file " + file);
    }
    check(file);
    appear(
        database,
        part -> {
          try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            restrict(part);
          } catch (IOException e) {
            throw new IllegalStateException("Not copied: " + e.getMessage(), e);
          }
          change.accept(part);
        });
  }

  /** Makes a file under another name, which it gets when it is on disk. */
  private static void appear(Path file, Consumer<Path> make) throws IOException {
    var part = Path.of(file + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(part);
      restrict(part);
      make.accept(part);
      try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(Path.of(part + "-wal"));
      Files.deleteIfExists(Path.of(part + "-shm"));
    }
  }

  /** Hashes of passwords are nobody else's to read. */
  private static void restrict(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void refuse(Path file) {
    if (Files.exists(file)) {
      throw new Config.BadConfig(file + " is there already: nothing was written");
    }
  }

  /** Refuses what is no whole database of this server. */
  private static void check(Path file) {
    try (var connection = open(file)) {
      var found = texts(connection, "PRAGMA integrity_check");
      if (!found.equals(List.of("ok"))) {
        throw new Config.BadConfig(file + " is damaged: " + String.join(", ", found));
      }
      if (!TableStore.tables(connection).containsKey("document_clock")) {
        throw new Config.BadConfig(file + " is no database of Ostiary");
      }
    } catch (SQLException e) {
      throw new Config.BadConfig(file + " is no whole database: " + e.getMessage());
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static Connection open(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /**
   * Opens a database for itself alone: a server that has it open is noticed, and none can open it
   * meanwhile.
   *
   * @throws Config.BadConfig when a server has it open
   */
  static Connection alone(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(500);
    var connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      texts(connection, "SELECT name FROM sqlite_master");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw new Config.BadConfig(
          "A server or another program has "
              + file
              + " open ("
              + e.getMessage()
              + "): stop it first");
    }
  }
}
