package dev.ostiary.routes;

import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a matrix is written. */
public enum MatrixFormat {
  /** Columns for people. */
  TABLE(MatrixFormat::table),
  /** For a page of documentation. */
  MARKDOWN(MatrixFormat::markdown),
  /** For a spreadsheet (RFC 4180). */
  CSV(MatrixFormat::csv),
  /** For programs. */
  JSON(MatrixFormat::json);

  private static final List<String> HEAD =
      List.of("Method", "Path", "Permission", "Roles", "Problem");
  private final Function<Matrix, String> writer;

  MatrixFormat(Function<Matrix, String> writer) {
    this.writer = writer;
  }

  /** The format of this name. */
  public static Optional<MatrixFormat> of(String name) {
    return Arrays.stream(values()).filter(f -> f.text().equals(name)).findFirst();
  }

  /** The name in commands. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The matrix in this format. */
  public String write(Matrix matrix) {
    return writer.apply(matrix);
  }

  private static List<List<String>> cells(Matrix matrix) {
    var all = new ArrayList<List<String>>();
    all.add(HEAD);
    for (var row : matrix.rows()) {
      var requirement = row.route().requirement();
      var roles =
          row.anyToken() ? "(any)" : row.roles().isEmpty() ? "-" : String.join(", ", row.roles());
      all.add(
          List.of(
              row.route().method(), row.route().path(), requirement.text(), roles, row.problem()));
    }
    return all;
  }

  private static String table(Matrix matrix) {
    var cells = cells(matrix);
    var widths =
        IntStream.range(0, HEAD.size())
            .map(i -> cells.stream().mapToInt(r -> r.get(i).length()).max().orElse(0))
            .toArray();
    return cells.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private static String markdown(Matrix matrix) {
    var lines =
        new ArrayList<>(
            cells(matrix).stream()
                .map(
                    row ->
                        row.stream()
                            .map(c -> c.replace("|", "\\|").replaceAll("\\R", " "))
                            .collect(Collectors.joining(" | ", "| ", " |")))
                .toList());
    lines.add(1, "|---".repeat(HEAD.size()) + "|");
    return String.join("\n", lines);
  }

  private static String csv(Matrix matrix) {
    return cells(matrix).stream()
        .map(row -> row.stream().map(MatrixFormat::field).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n"));
  }

  /** What a spreadsheet would take for a formula gets an apostrophe. */
  private static String field(String text) {
    var plain = text.matches("(?s)[=+@\\t\\r].*|-.+") ? "'" + text : text;
    return "\"" + plain.replace("\"", "\"\"") + "\"";
  }

  private static String json(Matrix matrix) {
    var array = Json.array();
    for (var row : matrix.rows()) {
      var requirement = row.route().requirement();
      var json =
          Json.object()
              .put("method", row.route().method())
              .put("path", row.route().path())
              .put("any_token", row.anyToken())
              .put("optional", requirement.optional());
      var alternatives = json.putArray("permissions");
      requirement.alternatives().forEach(all -> alternatives.add(Json.array(all)));
      json.set("roles", Json.array(row.roles()));
      json.set("unknown", Json.array(row.unknown()));
      array.add(row.problem().isEmpty() ? json : json.put("problem", row.problem()));
    }
    return Json.write(array);
  }
}
