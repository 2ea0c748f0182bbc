package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.Params;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists in pages: {@code page} and {@code per_page} with or without totals, or {@code from} and
 * {@code take} with a checkpoint, which win when both are given.
 *
 * @param offset index of the first row
 * @param limit greatest number of rows, 1 to 100
 */
public record Paging(long offset, int limit, boolean totals, boolean checkpoint) {
  private static final int MAX = 100;

  /** The parameters of pages. */
  static final List<Operation.Parameter> PAGES =
      List.of(
          new Operation.Parameter("page", Type.whole(0, 1_000_000), "Page, the first is 0"),
          new Operation.Parameter("per_page", Type.whole(0, MAX), "Results of a page"),
          new Operation.Parameter(
              "include_totals", Type.flag(), "Whether the answer is an object with totals"));

  /** The parameters of checkpoints. */
  static final List<Operation.Parameter> CHECKPOINT =
      List.of(
          new Operation.Parameter("from", Type.text(), "Where the page before this one ended"),
          new Operation.Parameter("take", Type.whole(1, MAX), "Results of a page"));

  /** The parameters of a list that is always answered as an object with a checkpoint. */
  public static final List<Operation.Parameter> LIST =
      List.of(
          CHECKPOINT.get(0),
          CHECKPOINT.get(1),
          new Operation.Parameter("include_totals", Type.flag(), "Makes no difference here"));

  /** The answer of a list under this name: bare, with totals, or with a checkpoint. */
  static Type answer(String name, Type item) {
    return Type.anyOf(Type.listOf(item), totalsAnswer(name, item), checkpointAnswer(name, item));
  }

  /** The answer of a list that is always an object with totals. */
  static Type totalsAnswer(String name, Type item) {
    return Type.object(
        Schema.of(
            Schema.property("start", Type.whole(0, Long.MAX_VALUE), "Index of the first").needed(),
            Schema.property("limit", Type.whole(0, MAX), "Results of a page").needed(),
            Schema.property("length", Type.whole(0, MAX), "Results in this page"),
            Schema.property("total", Type.whole(0, Long.MAX_VALUE), "All results").needed(),
            Schema.property(name, Type.listOf(item), "The results").needed()));
  }

  /** The answer of a list that is always an object with a checkpoint. */
  public static Type checkpointAnswer(String name, Type item) {
    return Type.object(
        Schema.of(
            Schema.property(name, Type.listOf(item), "The results").needed(),
            Schema.property("next", Type.text(), "Checkpoint; absent on the last page")));
  }

  /**
   * What the query asks for.
   *
   * @param standard rows of a page when the query does not say
   */
  public static Paging of(Params query, int standard) {
    if (query.has("from") || query.has("take")) {
      return new Paging(
          decode(query.get("from", "")), (int) number(query, "take", 50, 1, MAX), false, true);
    }
    int limit = (int) number(query, "per_page", standard, 0, MAX);
    long page = number(query, "page", 0, 0, 1_000_000);
    return new Paging(
        page * limit, limit == 0 ? standard : limit, flag(query, "include_totals"), false);
  }

  /** The same page for a list that is always answered as an object with a checkpoint. */
  public Paging asCheckpoint() {
    return new Paging(offset, limit, false, true);
  }

  /** The same page for a list that is always answered as an object with totals. */
  public Paging asTotals() {
    return new Paging(offset, limit, true, false);
  }

  /** A page of a list that is in memory. */
  public <T> Response respond(String name, List<T> all, Function<T, ObjectNode> render) {
    var rows = all.stream().skip(offset).limit(limit).map(render).toList();
    return respond(name, rows, OptionalLong.of(all.size()));
  }

  /**
   * The answer for the rows of this page.
   *
   * @param total the number of all rows; may be left out when no totals are asked for
   */
  public Response respond(String name, List<ObjectNode> rows, OptionalLong total) {
    var array = Json.array();
    rows.forEach(array::add);
    if (checkpoint) {
      var body = Json.object();
      body.set(name, array);
      boolean more =
          total.isPresent() ? offset + rows.size() < total.getAsLong() : rows.size() == limit;
      if (more) {
        body.put("next", encode(offset + rows.size()));
      }
      return Response.json(200, body);
    }
    if (!totals) {
      return Response.json(200, array);
    }
    var body =
        Json.object()
            .put("start", offset)
            .put("limit", limit)
            .put("length", rows.size())
            .put("total", total.orElse(rows.size()));
    body.set(name, array);
    return Response.json(200, body);
  }

  /** A boolean of the query. */
  public static boolean flag(Params query, String name) {
    return switch (query.get(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ManagementError.invalidQuery(
              "'Expected type boolean but found type string' on property " + name + ".");
    };
  }

  private static long number(Params query, String name, long standard, long min, long max) {
    var text = query.value(name);
    if (text == null) {
      return standard;
    }
    if (!text.matches("\\d{1,9}")) {
      throw ManagementError.invalidQuery(
          "'Expected type integer but found type string' on property " + name + ".");
    }
    long value = Long.parseLong(text);
    if (value < min || value > max) {
      throw ManagementError.invalidQuery(
          "'Value %d is %s %d' on property %s."
              .formatted(
                  value,
                  value > max ? "greater than maximum" : "less than minimum",
                  value > max ? max : min,
                  name));
    }
    return value;
  }

  private static String encode(long offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("o" + offset).getBytes(StandardCharsets.US_ASCII));
  }

  private static long decode(String from) {
    if (from.isEmpty()) {
      return 0;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(from), StandardCharsets.US_ASCII);
      if (text.matches("o\\d{1,9}")) {
        return Long.parseLong(text.substring(1));
      }
    } catch (IllegalArgumentException e) {
      // Reported below, like any other text that no page ever gave out.
    }
    throw ManagementError.invalidQuery("'Invalid checkpoint' on property from.");
  }
}
