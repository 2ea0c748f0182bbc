package dev.ostiary.action;

import dev.ostiary.common.Json;
import dev.ostiary.sandbox.HostCalls;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The world around a program in a case: it answers as the case says and notes who was asked. */
final class Outside implements HostCalls {
  private final List<JsonNode> left;
  private final List<JsonNode> asked = new ArrayList<>();

  Outside(JsonNode answers) {
    left = new ArrayList<>(answers.valueStream().toList());
  }

  /** {@code {to, headers, body}} of every call, in order. */
  synchronized List<JsonNode> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized JsonNode answer(String name, JsonNode arguments) {
    boolean fetch = name.equals("fetch");
    var call = fetch ? fetched(arguments) : managed(arguments.path(0));
    asked.add(call);
    var to = Json.text(call, "to", "");
    for (var answer : left) {
      if (Like.address(Json.text(answer, "to", ""), to)) {
        left.remove(answer);
        return fetch ? page(answer) : api(answer);
      }
    }
    throw new Refused("The case has no answer to " + to);
  }

  private static ObjectNode fetched(JsonNode arguments) {
    var request = arguments.path(1);
    var call = Json.object();
    call.put("to", Json.text(request, "method", "GET") + ' ' + arguments.path(0).asString());
    var headers = call.putObject("headers");
    for (var header : pairs(request.path("headers"))) {
      headers.put(header.get(0).toLowerCase(Locale.ROOT), header.get(1));
    }
    return call.set("body", body(request.path("body")));
  }

  private static List<List<String>> pairs(JsonNode headers) {
    return headers.isArray()
        ? headers
            .valueStream()
            .map(p -> List.of(p.path(0).asString(), p.path(1).asString()))
            .toList()
        : headers.properties().stream()
            .map(p -> List.of(p.getKey(), p.getValue().asString()))
            .toList();
  }

  private static ObjectNode managed(JsonNode request) {
    var path = Json.text(request, "path", "");
    if (path.startsWith("/api/v2")) {
      path = path.substring("/api/v2".length());
    }
    var query =
        request.path("query").properties().stream()
            .map(p -> p.getKey() + '=' + p.getValue().asString())
            .collect(Collectors.joining("&"));
    var call = Json.object();
    call.put(
        "to",
        Json.text(request, "method", "GET")
            + ' '
            + URLDecoder.decode(path, StandardCharsets.UTF_8)
            + (query.isEmpty() ? "" : '?' + query));
    return call.set("body", body(request.path("body")));
  }

  private static JsonNode body(JsonNode body) {
    if (!body.isString()) {
      return body;
    }
    try {
      return Json.parse(body.asString().getBytes(StandardCharsets.UTF_8));
    } catch (Json.MalformedJson e) {
      return body;
    }
  }

  private static ObjectNode page(JsonNode answer) {
    var body = answer.path("body");
    var page = Json.object().put("status", answer.path("status").asInt()).put("statusText", "");
    page.putObject("headers")
        .put("content-type", body.isContainer() ? "application/json" : "text/plain");
    return page.put("body", body.isContainer() ? Json.write(body) : body.asString(""));
  }

  private static ObjectNode api(JsonNode answer) {
    var api = Json.object().put("status", answer.path("status").asInt());
    return answer.has("body") ? api.set("body", answer.path("body")) : api.putNull("body");
  }
}
