package dev.ostiary.db;

import dev.ostiary.TestPostgres;
import java.nio.file.Path;

/** Empty databases of both kinds. */
final class TestDatabases {
  private TestDatabases() {}

  /** A database with one more table, {@code probe}, whose key is text. */
  static Database probed(String kind, Path directory) {
    var database = open(kind, directory);
    database.write(tx -> tx.sql().execute("CREATE TABLE probe (id TEXT PRIMARY KEY)"));
    return database;
  }

  static Database open(String kind, Path directory) {
    return kind.equals("sqlite")
        ? new SqliteDatabase(file(directory))
        : new PostgresDatabase(TestPostgres.newDatabase(), 10);
  }

  static Path file(Path directory) {
    return directory.resolve("test.db");
  }

  static void insert(Tx tx, String id) {
    tx.sql().execute("INSERT INTO probe (id) VALUES (?)", id);
  }

  static long count(Database database) {
    return database.read(TestDatabases::count);
  }

  static long count(Tx tx) {
    return tx.sql().createQuery("SELECT COUNT(*) FROM probe").mapTo(Long.class).one();
  }
}
