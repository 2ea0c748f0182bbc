package dev.ostiary.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrganizationsApiTest {
  private static final String NONE = "No organization found by that id or name";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String organization(String name) {
    var made = api.call("POST", "/organizations", "{\"name\":\"" + name + "\"}").has(201);
    return "/organizations/" + made.text("id");
  }

  private static String connection(String name) {
    var body = "{\"name\":\"%s\",\"strategy\":\"auth0\"}".formatted(name);
    return api.call("POST", "/connections", body).has(201).text("id");
  }

  @Test
  void anOrganizationIsMadeChangedListedAndRemoved() {
    var created =
        api.call(
                "POST",
                "/organizations",
                """
                {"name":"acme","branding":{"logo_url":"https://acme.example/logo.png",
                "colors":{"primary":"#ff0000","page_background":"#FFF"}},
                "metadata":{"plan":"gold","old":"x"},"x_mine":{"a":1}}
                """)
            .has(201);
    var path = "/organizations/" + created.text("id");
    assertThat(created.text("id")).matches("org_[A-Za-z0-9]{16}");
    assertThat(created.text("display_name")).isEqualTo("acme");
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    assertThat(api.get("/organizations/name/acme").has(200).body()).isEqualTo(created.body());
    var change = "{\"display_name\":\"Acme Inc\",\"metadata\":{\"plan\":\"iron\",\"old\":null}}";
    var after = api.call("PATCH", path, change).has(200);
    assertThat(after.text("display_name")).isEqualTo("Acme Inc");
    assertThat(Json.write(after.body().get("metadata"))).isEqualTo("{\"plan\":\"iron\"}");
    assertThat(after.body().get("branding")).isEqualTo(created.body().get("branding"));
    assertThat(after.body().get("x_mine")).isNotNull();
    assertThat(api.call("PATCH", path, "{\"name\":\"acme-2\"}").has(200).text("name"))
        .isEqualTo("acme-2");
    api.get("/organizations/name/acme").isError(404, null, NONE);
    api.call("DELETE", path).has(204);
    api.get(path).isError(404, null, NONE);
    api.call("PATCH", path, "{}").isError(404, null, NONE);
    api.call("DELETE", path).isError(404, null, NONE);
  }

  @Test
  void aNameIsTakenOnceAndFollowsTheRules() {
    var taken = "An organization with this name already exists.";
    organization("unique");
    var other = organization("other");
    api.call("POST", "/organizations", "{\"name\":\"unique\"}").isError(409, null, taken);
    api.call("PATCH", other, "{\"name\":\"unique\"}").isError(409, null, taken);
    api.call("PATCH", other, "{\"name\":\"other\"}").has(200);
    for (var name : new String[] {"Upper", "", "-x", "_x", "a b", "ä", "a".repeat(51)}) {
      var body = Json.write(Json.object().put("name", name));
      api.call("POST", "/organizations", body).isInvalidBody("on property name");
    }
    organization("a".repeat(50));
    organization("1_-");
    api.call("POST", "/organizations", "{}").isInvalidBody("Missing required property: name");
  }

  @Test
  void membersOfAnOrganizationHaveLimits() {
    var metadata = Json.object();
    for (int i = 0; i < 26; i++) {
      metadata.put("k" + i, "v");
    }
    for (var member :
        new String[] {
          "\"metadata\":" + Json.write(metadata),
          "\"metadata\":{\"k\":\"" + "v".repeat(256) + "\"}",
          "\"metadata\":{\"k\":1}",
          "\"display_name\":\"" + "v".repeat(256) + "\"",
          "\"display_name\":\"\"",
          "\"branding\":{\"logo_url\":\"javascript:alert(1)\"}",
          "\"branding\":{\"colors\":{\"primary\":\"#fff\"}}",
          "\"branding\":{\"colors\":{\"primary\":\"red\",\"page_background\":\"#fff\"}}",
          "\"token_quota\":{}",
          "\"token_quota\":{\"client_credentials\":{\"per_day\":0}}",
          "\"third_party_client_access\":\"maybe\"",
          "\"id\":\"org_1\""
        }) {
      api.call("POST", "/organizations", "{\"name\":\"limits\"," + member + "}").has(400);
    }
    metadata.remove("k25");
    var most = "{\"name\":\"limits\",\"metadata\":" + metadata + "}";
    api.call("POST", "/organizations", most).has(201);
  }

  @Test
  void listsComeInOrderInPagesAndWithCheckpoints() {
    for (var name : new String[] {"page-b", "page-a", "page-c"}) {
      organization(name);
    }
    var names = api.get("/organizations?sort=name:-1&per_page=100").has(200).each("name");
    assertThat(names).isSortedAccordingTo((a, b) -> b.compareTo(a)).contains("page-a");
    assertThat(api.get("/organizations?sort=created_at:1").each("name"))
        .containsSubsequence("page-b", "page-a", "page-c");
    api.get("/organizations?sort=metadata:1").has(400);
    var totals = api.get("/organizations?include_totals=true&per_page=2").has(200).body();
    assertThat(totals.get("organizations")).hasSize(2);
    assertThat(Json.number(totals, "total", 0)).isEqualTo(names.size());
    int seen = 0;
    var query = "?take=2";
    while (!query.isEmpty()) {
      var page = api.get("/organizations" + query).has(200).body();
      seen += page.get("organizations").size();
      var next = Json.text(page, "next");
      query = next == null ? "" : "?take=2&from=" + next;
    }
    assertThat(seen).isEqualTo(names.size());
    api.get("/organizations?page=10&per_page=100")
        .isError(400, "invalid_paging", "You can only page through the first 1000 records.");
  }

  @Test
  void theSummaryScopeShowsNamesOnly() {
    var path = organization("summary");
    api.call("PATCH", path, "{\"metadata\":{\"secret\":\"yes\"}}").has(200);
    var shown = api.call("GET", path, "", "read:organizations_summary").has(200);
    assertThat(shown.object().propertyNames())
        .containsExactlyInAnyOrder("id", "name", "display_name");
  }

  @Test
  void connectionsAreAddedChangedAndRemovedByEitherPath() {
    var id = connection("org-connection");
    var path = organization("connections");
    var added =
        api.call(
                "POST",
                path + "/enabled_connections",
                "{\"connection_id\":\"%s\",\"assign_membership_on_login\":true}".formatted(id))
            .has(201);
    assertThat(Json.text(added.body().get("connection"), "name")).isEqualTo("org-connection");
    assertThat(added.body().has("is_enabled")).isFalse();
    api.call("POST", path + "/connections", "{\"connection_id\":\"" + id + "\"}")
        .isError(409, null, "The connection is already enabled for the organization.");
    var one = path + "/connections/" + id;
    assertThat(Json.flag(api.get(one).has(200).body(), "assign_membership_on_login", false))
        .isTrue();
    var off = api.call("PATCH", one, "{\"is_enabled\":false,\"show_as_button\":false}").has(200);
    assertThat(Json.flag(off.body(), "is_enabled", true)).isFalse();
    assertThat(Json.flag(off.body(), "assign_membership_on_login", false)).isTrue();
    assertThat(api.get(path + "/enabled_connections").has(200).body()).isEmpty();
    assertThat(api.get(path + "/connections?is_enabled=false").each("connection_id"))
        .containsExactly(id);
    assertThat(api.get(path + "/connections?is_enabled=true").body()).isEmpty();
    assertThat(api.get(path + "/connections?include_totals=true").body().get("connections"))
        .hasSize(1);
    api.call("DELETE", path + "/enabled_connections/" + id).has(204);
    var none = "No connection found by that id";
    api.get(one).isError(404, null, none);
    api.call("PATCH", one, "{}").isError(404, null, none);
    api.call("DELETE", one).isError(404, null, none);
    api.call("POST", path + "/connections", "{\"connection_id\":\"con_none\"}")
        .isError(404, null, none);
  }

  @Test
  void aCreationMayBringItsConnections() {
    var standard =
        api.get("/connections?name=" + Connections.STANDARD).body().get(0).get("id").stringValue();
    var created =
        api.call(
                "POST",
                "/organizations",
                "{\"name\":\"with-connections\",\"enabled_connections\":[{\"connection_id\":\"%s\"}]}"
                    .formatted(standard))
            .has(201);
    var path = "/organizations/" + created.text("id");
    assertThat(created.body().get("enabled_connections")).hasSize(1);
    assertThat(api.get(path).body().has("enabled_connections")).isFalse();
    assertThat(api.get(path + "/connections").each("connection_id")).containsExactly(standard);
    var unknown = "{\"name\":\"no\",\"enabled_connections\":[{\"connection_id\":\"con_none\"}]}";
    api.call("POST", "/organizations", unknown).has(404);
    api.get("/organizations/name/no").has(404);
  }

  @Test
  void domainsAreKeptWithTheirProof() {
    var path = organization("domains") + "/discovery-domains";
    var made = api.call("POST", path, "{\"domain\":\"Acme.Example\"}").has(201);
    var one = path + "/" + made.text("id");
    assertThat(made.text("id")).matches("ord_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(made.text("status")).isEqualTo("pending");
    assertThat(made.text("verification_host")).endsWith(".acme.example");
    assertThat(api.get(path + "/name/acme.example").has(200).body()).isEqualTo(made.body());
    api.call("POST", path, "{\"domain\":\"acme.example\"}").has(409);
    api.call("POST", path, "{\"domain\":\"not a domain\"}").isInvalidBody("format domain");
    assertThat(api.call("PATCH", one, "{\"status\":\"verified\"}").has(200).text("status"))
        .isEqualTo("verified");
    assertThat(api.get(one).text("status")).isEqualTo("verified");
    assertThat(api.get(path + "?take=10").has(200).body().get("domains")).hasSize(1);
    api.call("DELETE", one).has(204);
    api.get(one).has(404);
    api.call("DELETE", one).has(404);
  }

  @Test
  @DisplayName("ADM-02 what belongs to one organization is not found in another")
  void partsBelongToOneOrganization() {
    var id = connection("org-foreign");
    var mine = organization("mine");
    var yours = organization("yours");
    api.call("POST", mine + "/connections", "{\"connection_id\":\"" + id + "\"}").has(201);
    var domain =
        api.call("POST", mine + "/discovery-domains", "{\"domain\":\"mine.example\"}").text("id");
    for (var path : new String[] {"/connections/" + id, "/discovery-domains/" + domain}) {
      for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
        api.call(method, yours + path, method.equals("PATCH") ? "{}" : "").has(404);
      }
      api.get(mine + path).has(200);
    }
  }

  @Test
  void whatOthersSellIsNotAvailable() {
    var path = organization("rare");
    for (var rare : new String[] {"/organization-templates", "/groups", "/roles/r/groups"}) {
      api.get(path + rare).has(403);
    }
    api.get("/organizations/search?q=name:a").has(403);
  }
}
