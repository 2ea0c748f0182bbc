package dev.ostiary.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import dev.ostiary.probe.WrongApi.Hole;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A probe finds each hole that was planted, alone and together, and none in an API that is right.
 */
class ProbeTest {
  private static final String ORDERS = "https://orders.example/";
  private static final Map<Hole, String> FOUND =
      Map.of(
          Hole.NO_AUDIENCE, "audience_ignored",
          Hole.ALG_NONE, "alg_none",
          Hole.CONFUSION, "key_confusion",
          Hole.NO_EXPIRY, "expiry_ignored",
          Hole.NO_SIGNATURE, "signature_ignored",
          Hole.NO_SCOPE, "scope_ignored",
          Hole.NO_ISSUER, "issuer_ignored",
          Hole.EVERYTHING, "open",
          Hole.BREAKS, "breaks",
          Hole.NO_CHALLENGE, "no_challenge");

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static WrongApi wrong;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    api.server().api(ORDERS, "read:orders", "write:orders");
    api.server().api("https://one.example/", "read:one");
    var shared =
        """
        {"identifier":"https://shared.example/","signing_alg":"HS256",\
        "scopes":[{"value":"read:it"}]}""";
    api.call("POST", "/resource-servers", shared).has(201);
    var jwks = api.server().http().get("/.well-known/jwks.json").json();
    var issuer = api.server().tenant().issuer();
    wrong = new WrongApi(new WrongApi.Expected(issuer, ORDERS, WrongApi.key(jwks)));
  }

  @AfterAll
  static void stop() {
    wrong.close();
    api.close();
  }

  private static ObjectNode request() {
    return Json.object()
        .put("url", wrong.url())
        .put("audience", ORDERS)
        .put("scope", WrongApi.SCOPE);
  }

  private static JsonNode probe(Hole... holes) {
    return probe(Set.of(holes));
  }

  private static JsonNode probe(Set<Hole> holes) {
    wrong.plant(holes);
    return send(request()).has(200).body();
  }

  private static ApiFixture.Answer send(ObjectNode request) {
    return api.call("POST", "/ostiary/v1/probes", Json.write(request));
  }

  private static List<String> findings(JsonNode probe) {
    return probe.get("findings").valueStream().map(f -> Json.text(f, "id", "")).toList();
  }

  private static JsonNode one(JsonNode probe, String attempt) {
    return probe
        .get("cases")
        .valueStream()
        .filter(c -> Json.text(c, "id", "").equals(attempt))
        .findFirst()
        .orElseThrow();
  }

  /** What there is to find: what only follows from another hole is not said again. */
  private static Set<String> expected(Set<Hole> holes) {
    var some = EnumSet.copyOf(holes);
    if (some.contains(Hole.EVERYTHING)) {
      return Set.of("open");
    }
    if (some.contains(Hole.NO_SIGNATURE)) {
      some.removeAll(Set.of(Hole.ALG_NONE, Hole.CONFUSION));
    }
    var found = new LinkedHashSet<String>();
    some.forEach(h -> found.add(FOUND.getOrDefault(h, "")));
    return found;
  }

  @Test
  void anApiThatIsRightHasNoFindings() {
    var probe = probe();
    assertThat(findings(probe)).isEmpty();
    assertThat(Json.text(probe, "verdict")).isEqualTo("good");
    assertThat(probe.get("cases").valueStream().map(c -> Json.text(c, "meaning")))
        .containsOnly("good")
        .hasSize(11);
    assertThat(one(probe, "missing_scope").get("status").intValue()).isEqualTo(403);
    assertThat(one(probe, "right").get("status").intValue()).isEqualTo(200);
    assertThat(one(probe, "no_token").get("www_authenticate").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Hole.class)
  void eachHoleIsFoundAlone(Hole hole) {
    var probe = probe(hole);
    assertThat(findings(probe)).containsExactly(FOUND.get(hole));
    var finding = probe.get("findings").get(0);
    boolean remark = hole == Hole.NO_CHALLENGE;
    assertThat(Json.text(finding, "severity")).isEqualTo(remark ? "remark" : "hole");
    assertThat(Json.text(probe, "verdict")).isEqualTo(remark ? "good" : "holes");
    assertThat(Json.text(Json.child(finding, "fix"), "text", "")).isNotBlank();
  }

  @Test
  void holesAreFoundTogether() {
    var random = new Random(5);
    var all = Hole.values();
    for (int i = 0; i < 60; i++) {
      var holes = EnumSet.of(all[random.nextInt(all.length)]);
      for (int more = random.nextInt(4); more >= 0; more--) {
        holes.add(all[random.nextInt(all.length)]);
      }
      if (i > 5) {
        holes.remove(Hole.EVERYTHING);
      }
      if (!holes.isEmpty()) {
        assertThat(findings(probe(holes)))
            .as("%s", holes)
            .containsExactlyInAnyOrderElementsOf(expected(holes));
      }
    }
  }

  @Test
  @DisplayName("JWT-01 JWT-02 every token has one fault, lives a minute and is of no use elsewhere")
  void tokensAreOfNoUseElsewhere() {
    probe();
    var management = api.server().tenant().managementAudience();
    assertThat(wrong.tokens()).hasSize(15).doesNotHaveDuplicates();
    for (var token : wrong.tokens()) {
      var read = Jws.parse(token);
      if (read.isPresent() && read.get().claims().has("sub")) {
        var claims = read.get().claims();
        assertThat(Json.number(claims, "exp", 0) - Json.number(claims, "iat", 0)).isEqualTo(60);
        assertThat(Json.text(claims, "sub")).isEqualTo("ostiary-probe@clients");
        assertThat(Json.text(claims, "azp", Json.text(claims, "aud", "")))
            .isEqualTo("ostiary-probe");
        assertThat(claims.toString()).doesNotContain(management);
      }
      api.as(token, "GET", "/clients", "").has(401);
      var userinfo = api.server().http().get("/userinfo", "Authorization", "Bearer " + token);
      assertThat(userinfo.status()).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("ADM-03 no token for the Management API is ever made")
  void theManagementApiIsNotProbed() {
    wrong.plant(Set.of());
    var management = api.server().tenant().managementAudience();
    send(request().put("audience", management)).isInvalidBody("The Management API is not probed");
    send(request().put("audience", "https://nowhere/")).isInvalidBody("no API with this");
    send(request().put("scope", "eat:orders")).isInvalidBody("does not define eat:orders");
    assertThat(wrong.tokens()).isEmpty();
  }

  @Test
  void nobodyCanBeTheProbe() {
    var answer =
        api.server()
            .http()
            .form(
                "/oauth/token",
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", "ostiary-probe",
                    "audience", ORDERS));
    assertThat(answer.status()).isBetween(400, 403);
    assertThat(answer.body()).doesNotContain("access_token");
  }

  @Test
  void aRouteThatNeedsNoPermissionIsProbedWithAllOfThem() {
    wrong.plant(Set.of());
    var request = request();
    request.remove("scope");
    var probe = send(request).has(200).body();
    assertThat(Json.text(probe, "verdict")).isEqualTo("good");
    assertThat(Json.text(one(probe, "missing_scope"), "meaning")).isEqualTo("skipped");
  }

  @Test
  void anApiThatRefusesTheRightTokenProvesNothing() {
    wrong.plant(Set.of());
    var other = request().put("audience", "https://one.example/").put("scope", "read:one");
    var probe = send(other).has(200).body();
    assertThat(Json.text(probe, "verdict")).isEqualTo("unclear");
    assertThat(findings(probe)).containsExactly("right_refused");
    // An API with a shared secret has no public key that could be taken for one.
    var shared = request().put("audience", "https://shared.example/").put("scope", "read:it");
    var second = send(shared).has(200).body();
    assertThat(Json.text(one(second, "public_key_as_secret"), "meaning")).isEqualTo("skipped");
  }

  @Test
  void fixesNameTheLibraryTheIssuerAndTheAudience() {
    wrong.plant(Set.of(Hole.NO_AUDIENCE, Hole.NO_SCOPE, Hole.BREAKS, Hole.NO_CHALLENGE));
    for (var library : Library.ids()) {
      var probe = send(request().put("library", library)).has(200).body();
      assertThat(Json.text(Json.child(probe, "library"), "id")).isEqualTo(library);
      var fixes = probe.get("findings").toString();
      assertThat(fixes).as(library).contains(ORDERS, "read:orders").doesNotContain("<audience>");
      assertThat(fixes).doesNotContain("<issuer>", "<scope>", "<algorithm>", "<domain>");
    }
    var guessed = probe();
    assertThat(Json.text(Json.child(guessed, "library"), "id")).isEqualTo("other");
  }

  @Test
  void aProbeStandsInTheLogWithoutItsQueryAndTokens() {
    wrong.plant(Set.of(Hole.NO_AUDIENCE));
    send(request().put("url", wrong.url() + "?key=hidden")).has(200);
    var event =
        api.server().admin().events(5).stream()
            .filter(e -> Json.text(e, "description", "").startsWith("Probed the API"))
            .findFirst()
            .orElseThrow();
    var details = Json.child(event, "details");
    assertThat(Json.text(details, "url")).isEqualTo(wrong.url());
    assertThat(Json.text(details, "verdict")).isEqualTo("holes");
    assertThat(event.toString()).doesNotContain("hidden", wrong.tokens().getFirst());
  }
}
