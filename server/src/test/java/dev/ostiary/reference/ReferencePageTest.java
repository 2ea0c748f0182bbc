package dev.ostiary.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls.Answer;
import dev.ostiary.branding.Html;
import dev.ostiary.branding.Html.Tag;
import dev.ostiary.management.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The reference as a server shows it. */
class ReferencePageTest {
  private static final String START = "/docs/management-api";

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

  private static Answer get(String path, String... headers) {
    return api.server().http().get(path, headers);
  }

  private static Map<String, List<Operation>> groups() {
    return api.routes().stream()
        .collect(Collectors.groupingBy(Operation::group, TreeMap::new, Collectors.toList()));
  }

  @Test
  void everyOperationIsOnThePageOfItsGroup() {
    groups()
        .forEach(
            (group, operations) -> {
              var page = get(START + "/" + group);
              assertThat(page.status()).as(group).isEqualTo(200);
              var ids = new Html(page.body()).values("id");
              assertThat(ids).as(group).doesNotHaveDuplicates();
              for (var operation : operations) {
                assertThat(ids).contains(Catalog.anchor(operation));
                assertThat(page.body()).contains("<code>/api/v2" + operation.path() + "</code>");
              }
            });
  }

  @Test
  void everyOperationIsInTheNavigationOfEveryPage() {
    var wanted = new ArrayList<String>();
    for (var operation : api.routes()) {
      wanted.add(START + "/" + operation.group() + "#" + Catalog.anchor(operation));
    }
    for (var path : List.of(START, START + "/users")) {
      assertThat(new Html(get(path).body()).values("href")).containsAll(wanted);
    }
  }

  @Test
  void everyLinkWithinThePagesLeadsSomewhere() {
    var pages = new TreeMap<String, Html>();
    pages.put(START, new Html(get(START).body()));
    groups().keySet().forEach(g -> pages.put(START + "/" + g, page(g)));
    pages.forEach(
        (path, html) -> {
          for (var link : html.named("a")) {
            var target = String.valueOf(link.get("href")).split("#", 2);
            var page = pages.get(target[0].isEmpty() ? path : target[0]);
            if (page == null) {
              assertThat(target[0]).as(path).isEqualTo("/api/v2/openapi.json");
            } else if (target.length == 2) {
              assertThat(page.values("id")).as(path).contains(target[1]);
            }
          }
        });
  }

  private static Html page(String group) {
    return new Html(get(START + "/" + group).body());
  }

  @Test
  void everyGroupSaysWhatItIsAbout() {
    assertThat(new Catalog(api.routes()).groups()).noneMatch(g -> g.about().isEmpty());
  }

  @Test
  void marksWhatHasNoEffectAndWhatIsNotThere() {
    assertThat(get(START + "/log-streams").body()).contains("<strong>Kept, no effect yet</strong>");
    assertThat(get(START + "/actions").body())
        .contains("Not available here</h2>")
        .doesNotContain("no effect yet");
    assertThat(get(START + "/users-by-email").body())
        .doesNotContain("no effect yet", "Not available here</h2>");
  }

  @Test
  void saysWhatMembersMustBe() {
    var page = get(START + "/roles").body();
    assertThat(page)
        .contains("<code>create:roles</code>")
        .containsPattern("name\">name</code> <span class=\"type\">string</span>\\s*<span[^>]*must")
        .contains("curl 'https://id.example/api/v2/roles/ROLE_ID' \\\n  -X PATCH \\\n");
  }

  @Test
  void findsOperationsWithoutScript() {
    var page = get(START + "?q=rotate+secret").body();
    var found = page.substring(page.indexOf("<h2 id=\"found\">"));
    assertThat(new Html(found).values("href"))
        .contains(START + "/clients#post-clients-id-rotate-secret")
        .doesNotContain(START + "/clients#get-clients");
    assertThat(get(START + "?q=nothing+like+this").body()).contains("<p>Nothing.");
  }

  @Test
  @DisplayName("WEB-02: what is searched stays text")
  void whatIsSearchedStaysText() {
    var hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cb+onclick=%22x";
    assertThat(new Html(get(START + "?q=" + hostile).body()).shape())
        .isEqualTo(new Html(get(START + "?q=zzz+zzz").body()).shape());
    assertThat(get(START + "?q=" + "z".repeat(5_000)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("WEB-01, WEB-10: only the server's own script and styles, nothing inline")
  void needsNothingThatThePolicyForbids() {
    for (var path : List.of(START, START + "/clients")) {
      var page = get(path);
      assertThat(page.header("content-security-policy"))
          .hasValue(
              "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action"
                  + " 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'self'");
      assertThat(page.header("set-cookie")).isEmpty();
      var html = new Html(page.body());
      var names = new HashSet<String>();
      html.all().forEach(tag -> names.addAll(tag.attributes().keySet()));
      assertThat(names).noneMatch(name -> name.startsWith("on") || name.equals("style"));
      assertThat(html.named("style")).isEmpty();
      assertThat(html.named("script")).singleElement().matches(s -> s.has("src"));
      assertThat(page.body()).contains("defer></script>");
      for (var asset : assets(html)) {
        assertThat(get(asset).status()).as(asset).isEqualTo(200);
      }
    }
  }

  private static List<String> assets(Html html) {
    return html.all()
        .filter(tag -> tag.name().equals("script") || tag.name().equals("link"))
        .map(ReferencePageTest::address)
        .filter(address -> !address.startsWith("data:"))
        .toList();
  }

  private static String address(Tag tag) {
    return String.valueOf(tag.has("src") ? tag.get("src") : tag.get("href"));
  }

  @Test
  void cachesAskWhetherThePageStillHolds() {
    for (var path : List.of(START, START + "/roles", "/api/v2/openapi.json")) {
      var first = get(path);
      var tag = first.header("etag").orElseThrow();
      assertThat(first.header("cache-control")).hasValue("public, no-cache");
      assertThat(get(path).header("etag")).hasValue(tag);
      var again = get(path, "If-None-Match", "\"other\", " + tag);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("etag")).hasValue(tag);
      var packed = get(path, "Accept-Encoding", "gzip");
      assertThat(packed.header("content-encoding")).hasValue("gzip");
      assertThat(packed.header("vary").orElse("")).contains("Accept-Encoding");
      assertThat(packed.body().length()).isLessThan(first.body().length() / 4);
      assertThat(get(path, "Accept-Encoding", "gzip;q=0").header("content-encoding")).isEmpty();
    }
    assertThat(get(START + "/roles").header("etag"))
        .isNotEqualTo(get(START + "/users").header("etag"));
  }

  @Test
  void anUnknownGroupIsAPageThatSaysSo() {
    var page = get(START + "/nothing", "Accept", "text/html");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("content-type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<h1>Page not found</h1>");
  }

  @Test
  void everyTenantReadsItsOwnAddress() {
    var acme = api.server().secondTenant("acme-reference");
    var issuer = acme.tenant().issuer();
    for (int i = 0; i < 2; i++) {
      assertThat(acme.http().get("/api/v2/openapi.json").body())
          .contains("{\"url\":\"" + issuer + "api/v2\"}");
      assertThat(get("/api/v2/openapi.json").body())
          .contains("{\"url\":\"https://id.example/api/v2\"}")
          .doesNotContain(issuer);
    }
    assertThat(acme.http().get(START + "/roles").body())
        .contains("curl '" + issuer + "api/v2/roles'")
        .doesNotContain("https://id.example/");
  }

  @Test
  void theFirstPageOfTheServerLeadsHere() {
    assertThat(get("/").body()).contains("href=\"https://id.example/docs/management-api\"");
  }
}
