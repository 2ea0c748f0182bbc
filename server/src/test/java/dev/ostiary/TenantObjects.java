package dev.ostiary;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant filled through the Management API with at least one object of every kind that its
 * OpenAPI document lets one make, and the ids of them all. Knows no kind: ids are gathered from
 * answers, under the word that stands before them in paths.
 */
final class TenantObjects {
  /** What no schema can say. The word and an id are filled in. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/users",
          """
          {"connection": "Username-Password-Authentication", "email": "%1$s@example.com",
           "password": "Open-the-door-1"}
          """,
          "/client-grants",
          """
          {"client_id": "%2$s", "audience": "https://%1$s.example/", "scope": []}
          """,
          "/connections",
          """
          {"name": "%1$s", "strategy": "auth0"}
          """,
          "/resource-servers",
          """
          {"name": "%1$s", "identifier": "https://%1$s.example/",
           "scopes": [{"value": "read:%1$s"}]}
          """);

  private static final int ROUNDS = 3;
  private static final Set<String> NAMES_OF_APIS =
      Set.of("identifier", "audience", "resource_server_identifier");

  private final HttpCalls calls;
  private final String token;
  private final String word;
  private final ObjectNode document;
  private final Map<String, Set<String>> ids = new LinkedHashMap<>();
  private final Set<String> made = new LinkedHashSet<>();

  /** An operation of the document. */
  record Operation(String method, String path, ObjectNode declared) {
    /** The words in braces. */
    List<String> parameters() {
      return java.util.Arrays.stream(path.split("/")).filter(s -> s.startsWith("{")).toList();
    }

    /** The word before a parameter, which says what is meant; the parameter's own name else. */
    String kind(String parameter) {
      var segments = List.of(path.split("/"));
      var before = segments.get(segments.indexOf(parameter) - 1);
      var name = parameter.substring(1, parameter.length() - 1);
      return before.startsWith("{") ? plural(name) : before;
    }

    boolean available() {
      return !"unavailable".equals(Json.text(declared, "x-effect"));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** An empty list of ids of the tenant at these calls, whose objects have this word in them. */
  TenantObjects(HttpCalls calls, String token, String word) {
    this.calls = calls;
    this.token = token;
    this.word = word;
    this.document = calls.get("/api/v2/openapi.json").json();
  }

  /** Everything that can be called. */
  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (var path : document.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        all.add(
            new Operation(
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                (ObjectNode) method.getValue()));
      }
    }
    all.sort(Comparator.comparingInt(o -> o.parameters().size()));
    return all;
  }

  /** Makes objects, round after round because some need others, and looks at every list. */
  TenantObjects fill() {
    for (int round = 0; round < ROUNDS; round++) {
      for (var operation : operations()) {
        boolean makes = operation.method().equals("POST") && !made.contains(operation.path());
        if (operation.available() && (makes || operation.method().equals("GET"))) {
          attempt(operation);
        }
      }
    }
    return this;
  }

  private void attempt(Operation operation) {
    var path = operation.path();
    for (var parameter : operation.parameters()) {
      path = path.replace(parameter, encoded(id(operation.kind(parameter)).orElse("none")));
    }
    var sample = new SampleBodies(document, word, this::reference).of(operation.declared());
    var fixed = BODIES.get(operation.path());
    var body =
        operation.method().equals("GET")
            ? ""
            : fixed != null
                ? fixed.formatted(word, id("clients").orElse("none"))
                : sample == null ? "" : sample;
    var answer = call(operation.method(), path, body);
    if (answer.status() / 100 == 2 && !answer.body().isEmpty()) {
      if (operation.method().equals("POST")) {
        made.add(operation.path());
      }
      gather(operation, Json.own("{\"answer\":" + answer.body() + "}").get("answer"));
    }
  }

  /** A call with every scope. */
  HttpCalls.Answer call(String method, String path, String body) {
    return calls.json(method, "/api/v2" + path, body, "Authorization", "Bearer " + token);
  }

  private void gather(Operation operation, JsonNode answer) {
    var kind =
        List.of(operation.path().split("/")).reversed().stream()
            .filter(s -> !s.startsWith("{"))
            .findFirst()
            .orElse("");
    switch (answer) {
      case ArrayNode list -> list.forEach(o -> gatherOne(kind, o));
      case ObjectNode object -> {
        object.forEach(
            member -> {
              if (member instanceof ArrayNode list) {
                list.forEach(o -> gatherOne(kind, o));
              }
            });
        gatherOne(kind, object);
      }
      default -> {}
    }
  }

  private void gatherOne(String kind, JsonNode object) {
    var own = singular(kind) + "_id";
    for (var name : List.of("id", own, "kid")) {
      add(kind, Json.text(object, name));
    }
    NAMES_OF_APIS.forEach(name -> add(name, Json.text(object, name)));
    object
        .properties()
        .forEach(
            m -> {
              if (m.getKey().endsWith("_id") && m.getValue().isString()) {
                add(plural(m.getKey()), m.getValue().stringValue());
              }
            });
    if (kind.equals("connections")) {
      add("connection", Json.text(object, "name"));
    }
  }

  private void add(String kind, @org.jspecify.annotations.Nullable String id) {
    if (id != null && !id.isEmpty()) {
      ids.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(id);
    }
  }

  private static String singular(String kind) {
    return kind.replaceAll("s$", "").replace('-', '_');
  }

  private static String plural(String member) {
    return member.replaceAll("_id$", "").replace('_', '-') + "s";
  }

  /** The newest object of a kind, which is one that was made here and not at first start. */
  Optional<String> id(String kind) {
    return ids.getOrDefault(kind, Set.of()).stream().reduce((a, b) -> b);
  }

  /** The object that a member of this name may refer to. */
  Optional<String> reference(String member) {
    return id(member)
        .or(() -> member.endsWith("_id") ? id(plural(member)) : Optional.empty())
        .or(() -> NAMES_OF_APIS.contains(member) ? id("identifier") : Optional.empty());
  }

  /** Whether a member names the very object that the operation makes, not another. */
  static boolean names(Operation operation, String member) {
    var kind = operation.path().replaceAll(".*/", "");
    return operation.method().equals("POST")
        && (member.equals("identifier") || member.equals(singular(kind) + "_id"));
  }

  /** Forgets what another tenant has as well, such as names that every tenant has. */
  TenantObjects without(TenantObjects other) {
    var known = new HashSet<String>();
    other.ids.values().forEach(known::addAll);
    ids.values().forEach(all -> all.removeAll(known));
    return this;
  }

  /** All ids. */
  Set<String> all() {
    var all = new LinkedHashSet<String>();
    ids.values().forEach(all::addAll);
    return all;
  }

  /** The kinds of which there is an object. */
  Set<String> kinds() {
    return ids.keySet();
  }

  /** Bodies whose references this function answers, with a word that was never used before. */
  SampleBodies bodies(java.util.function.Function<String, Optional<String>> references) {
    return new SampleBodies(document, word + Ids.hex(8), references);
  }

  static String encoded(String id) {
    return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  /** An id of the same shape that nobody has. */
  static String unknownLike(String id) {
    int start = Math.max(id.lastIndexOf('_'), id.lastIndexOf('|')) + 1;
    boolean hex = id.substring(start).matches("[0-9a-f]+");
    boolean url = id.contains("://");
    if (url) {
      return id.replace("://", "://" + Ids.hex(12));
    }
    int length = id.length() - start;
    return id.substring(0, start)
        + (hex ? Ids.hex(length + length % 2).substring(0, length) : Ids.alphanumeric(length));
  }
}
