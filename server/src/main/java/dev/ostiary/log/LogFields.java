package dev.ostiary.log;

import dev.ostiary.management.ManagementError;
import dev.ostiary.search.Catalogue;
import dev.ostiary.search.Field;
import dev.ostiary.search.Field.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What searches of the log may name. */
final class LogFields implements Catalogue {
  /** Those with an index: whole values of them are found at once among any number of events. */
  static final List<String> COLUMNS = List.of("type", "client_id", "user_id", "log_id");

  private static final Map<String, Field> FIELDS =
      Stream.of(
              new Field("type", Kind.TEXT, false),
              new Field("client_id", Kind.TEXT, false),
              new Field("user_id", Kind.TEXT, false),
              new Field("log_id", Kind.TEXT, false),
              new Field("date", Kind.DATE, false),
              new Field("description", Kind.FOLDED, false),
              new Field("client_name", Kind.FOLDED, false),
              new Field("user_name", Kind.FOLDED, false),
              new Field("user_agent", Kind.FOLDED, false),
              new Field("connection", Kind.TEXT, false),
              new Field("strategy", Kind.TEXT, false),
              new Field("hostname", Kind.TEXT, false),
              new Field("ip", Kind.TEXT, false))
          .collect(Collectors.toMap(Field::name, Function.identity()));

  private static final List<Field> STANDARD =
      Stream.of("description", "user_name", "client_name", "user_id", "client_id", "ip", "type")
          .map(FIELDS::get)
          .toList();

  @Override
  public Field field(String name) {
    var field = FIELDS.get(name.equals("_id") ? "log_id" : name);
    if (field == null) {
      throw ManagementError.invalidQuery(
          "'Logs cannot be searched by " + name + "' on property q.");
    }
    return field;
  }

  @Override
  public List<Field> standard() {
    return STANDARD;
  }
}
