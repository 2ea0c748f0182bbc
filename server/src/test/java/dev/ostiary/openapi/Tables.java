package dev.ostiary.openapi;

import dev.ostiary.common.Hashes;
import dev.ostiary.db.Database;
import dev.ostiary.db.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a database holds, table by table, without knowing any table by name. */
public final class Tables {
  /** What grows by itself: the log of refusals, and what the fixture's own sign-ins leave. */
  private static final Set<String> RESTLESS =
      Set.of("log", "login_failure", "flyway_schema_history", "document_clock");

  private Tables() {}

  /** The names of all tables. */
  public static List<String> names(Database database) {
    var sql =
        database.dialect() == Dialect.POSTGRESQL
            ? "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                + " AND relnamespace = CAST('public' AS regnamespace)"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    return database.read(tx -> tx.sql().createQuery(sql).mapTo(String.class).list()).stream()
        .filter(name -> !RESTLESS.contains(name))
        .sorted()
        .toList();
  }

  private static String text(Map<String, Object> row) {
    var texts = new TreeMap<String, String>();
    row.forEach(
        (name, value) ->
            texts.put(
                name,
                value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value)));
    return texts.toString();
  }

  /** A digest of each table's rows, whatever their order; by kind where rows have one. */
  public static Map<String, String> digest(Database database) {
    var digests = new TreeMap<String, String>();
    for (var name : names(database)) {
      var rows = new TreeMap<String, List<String>>();
      database
          .read(tx -> tx.sql().createQuery("SELECT * FROM " + name).mapToMap().list())
          .forEach(
              row ->
                  rows.computeIfAbsent(name + "/" + row.get("kind"), kind -> new ArrayList<>())
                      .add(text(row)));
      rows.forEach(
          (kind, texts) -> {
            texts.sort(null);
            digests.put(kind, texts.size() + " " + Hashes.sha256(String.join("\n", texts)));
          });
    }
    return digests;
  }
}
