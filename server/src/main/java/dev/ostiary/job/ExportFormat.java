package dev.ostiary.job;

import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How users stand in an export: JSON, one object a line, or CSV (RFC 4180).
 *
 * @param columns empty for whole users, in JSON only
 */
record ExportFormat(boolean csv, List<Column> columns) {
  private static final List<String> STANDARD =
      List.of(
          "user_id",
          "email",
          "email_verified",
          "name",
          "given_name",
          "family_name",
          "nickname",
          "picture",
          "identities[0].connection",
          "created_at",
          "updated_at");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

  /** A member of a user, such as {@code user_metadata.plan}, and what the export calls it. */
  record Column(JsonPointer path, String label) {
    static Column of(String name, String label) {
      var path =
          name.replace("~", "~0")
              .replace("/", "~1")
              .replaceAll("\\[(\\d{1,3})]", ".$1")
              .replace('.', '/');
      return new Column(JsonPointer.compile("/" + path), label);
    }
  }

  static ExportFormat of(ObjectNode request) {
    boolean csv = Json.text(request, "format", "json").equals("csv");
    List<Column> columns =
        request
            .path("fields")
            .valueStream()
            .map(f -> Column.of(Json.text(f, "name", ""), label(f)))
            .toList();
    if (csv && columns.isEmpty()) {
      columns = STANDARD.stream().map(name -> Column.of(name, name)).toList();
    }
    return new ExportFormat(csv, columns);
  }

  private static String label(JsonNode field) {
    return Json.text(field, "export_as", Json.text(field, "name", ""));
  }

  /** The end of the name of the file. */
  String suffix() {
    return csv ? ".csv.gz" : ".json.gz";
  }

  /** What stands before the first user. */
  String header() {
    return csv ? line(columns.stream().map(Column::label).toList()) : "";
  }

  /** One user. */
  String row(User user) {
    var all = user.toJson();
    if (csv) {
      return line(columns.stream().map(c -> text(all.at(c.path()))).toList());
    }
    if (columns.isEmpty()) {
      return Json.write(all) + "\n";
    }
    var some = Json.object();
    for (var column : columns) {
      var value = all.at(column.path());
      if (!value.isMissingNode()) {
        some.set(column.label(), value);
      }
    }
    return Json.write(some) + "\n";
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isString() ? value.stringValue() : Json.write(value);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(ExportFormat::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /**
   * A cell in quotes. What a spreadsheet would run as a formula gets an apostrophe before it: names
   * and metadata are chosen by users, and opened by administrators. Numbers are harmless.
   */
  private static String cell(String text) {
    boolean formula =
        !text.isEmpty()
            && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0
            && !NUMBER.matcher(text).matches();
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
