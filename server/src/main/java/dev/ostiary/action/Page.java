package dev.ostiary.action;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of the lists below {@code /actions}, which have a form of their own.
 *
 * @param number the first is 0
 */
record Page(long number, int size) {
  private static final int STANDARD = 50;

  /** What the query asks for. */
  static Page of(Call call) {
    long number = Long.parseLong(call.query().get("page", "0"));
    int size = Integer.parseInt(call.query().get("per_page", "0"));
    return new Page(number, size == 0 ? STANDARD : size);
  }

  /** Answers this page of a whole list. */
  <T> Response of(String name, List<T> all, Function<T, ObjectNode> render) {
    var rows = all.stream().skip(number * size).limit(size).map(render).toList();
    return respond(name, rows, all.size());
  }

  /** Answers the rows of this page. */
  Response respond(String name, List<ObjectNode> rows, long total) {
    var body = Json.object().put("total", total).put("page", number).put("per_page", size);
    body.putArray(name).addAll(rows);
    return Response.json(200, body);
  }
}
