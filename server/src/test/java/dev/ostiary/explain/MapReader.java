package dev.ostiary.explain;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A map as a test reads it. */
record MapReader(JsonNode map) {
  static MapReader of(ApiFixture api, String query) {
    return new MapReader(api.get("/ostiary/v1/access-map" + query).has(200).body());
  }

  static MapReader of(ApiFixture api) {
    return of(api, "");
  }

  Optional<JsonNode> edge(String client, String audience, String kind) {
    return map.at("/edges/access")
        .valueStream()
        .filter(e -> Json.text(e, "client_id", "").equals(client))
        .filter(e -> Json.text(e, "audience", "").equals(audience))
        .filter(e -> Json.text(e, "kind", "").equals(kind))
        .findFirst();
  }

  /** The way by which an edge leads, or a dash where there is none. */
  String via(String client, String audience, String kind) {
    return edge(client, audience, kind).map(e -> Json.text(e, "via", "")).orElse("-");
  }

  List<String> scopes(String client, String audience, String kind) {
    return edge(client, audience, kind).map(e -> Json.strings(e, "scopes_max")).orElse(List.of());
  }

  List<String> risks(String client, String audience, String kind) {
    return edge(client, audience, kind)
        .orElseThrow()
        .get("risks")
        .valueStream()
        .map(r -> Json.text(r, "code", ""))
        .toList();
  }

  /** Issued, refused, and whether a last time is told. */
  String use(String client, String audience, String kind) {
    return edge(client, audience, kind)
        .map(
            e ->
                "%d issued, %d blocked%s"
                    .formatted(
                        Json.number(e, "issued", -1),
                        Json.number(e, "blocked", -1),
                        e.get("last").isNull() ? "" : ", known"))
        .orElse("-");
  }

  List<String> each(String nodes, String name) {
    return map.at("/nodes/" + nodes).valueStream().map(n -> Json.text(n, name, "")).toList();
  }
}
