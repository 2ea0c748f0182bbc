package dev.ostiary.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The map of a tenant as large as a map shows. */
class LargeMapTest {
  @Test
  void whatWasTriedIsShownAmongManyPairs() {
    try (var api = new ApiFixture()) {
      var first = "";
      for (int i = 0; i < AccessMap.MAX_NODES - 1; i++) {
        var id = api.server().client().spa().create().id();
        first = first.isEmpty() ? id : first;
        api.server().api("https://" + i + ".example/", "read:it", "write:it");
      }
      // The last pair of all: it comes first because it was tried, although thousands are left out.
      var last = api.server().client().machine().create();
      api.server()
          .http()
          .form(
              "/oauth/token",
              Map.of(
                  "grant_type",
                  "client_credentials",
                  "client_id",
                  last.id(),
                  "client_secret",
                  String.valueOf(last.secret()),
                  "audience",
                  "https://498.example/"));
      api.call("DELETE", "/clients/" + first).has(204);
      var map = api.get("/ostiary/v1/access-map").has(200).body();
      var edges = map.at("/edges/access");
      assertThat(edges).hasSize(AccessMap.MAX_EDGES);
      assertThat(map.get("truncated").booleanValue()).isTrue();
      assertThat(edges.get(0).get("client_id").stringValue()).isEqualTo(last.id());
      assertThat(edges.get(0).get("blocked").longValue()).isEqualTo(1);
    }
  }
}
