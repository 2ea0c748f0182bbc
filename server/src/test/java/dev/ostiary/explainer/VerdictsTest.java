package dev.ostiary.explainer;

import static dev.ostiary.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.TestTenant;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import dev.ostiary.verdict.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** For every verdict a real token of that fault, and exactly that verdict. */
class VerdictsTest {
  private static final String ORDERS = "https://orders.example.com";
  private static final String ALICE = "alice@example.com";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp shop;

  @SuppressWarnings("NullAway.Init")
  private static User alice;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    rbac("{}", ORDERS, "read:orders", "write:orders", "delete:orders");
    server().api("https://orders.example.com/", "read:orders");
    server().api("https://orders.dev.example.com", "read:orders");
    server().api("https://reports.example.com", "read:reports");
    shop = server().app(server().client().spa().with("{\"name\":\"Shop SPA\"}").create());
    alice = server().user(ALICE);
    server().role("Clerk", ORDERS, List.of("read:orders", "write:orders"), alice);
    server().role("Manager", ORDERS, List.of("delete:orders"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static TestServer server() {
    return api.server();
  }

  private static void rbac(String more, String identifier, String... scopes) {
    var body = Json.own("{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}");
    body.setAll(Json.own(more));
    server().apiWith(Json.write(body), identifier, scopes);
  }

  private static String access(String audience, String scope) {
    return text(shop.tokens(ALICE, Map.of("audience", audience, "scope", scope)), "access_token");
  }

  private static JsonNode explain(String token, String expect) {
    var body = Json.object().put("token", token);
    body.set("expect", Json.own(expect));
    return api.call("POST", "/ostiary/v1/explain", Json.write(body), "read:clients")
        .has(200)
        .body();
  }

  private static JsonNode atOrders(String token, String... scopes) {
    var expect = Json.object().put("audience", ORDERS);
    expect.set("scope", Json.array(List.of(scopes)));
    return explain(token, Json.write(expect));
  }

  private static JsonNode orders(String scope, String... wanted) {
    return atOrders(access(ORDERS, scope), wanted);
  }

  private static String issuer(String issuer) {
    return "{\"audience\":\"%s\",\"issuer\":\"%s\"}".formatted(ORDERS, issuer);
  }

  private static final Map<Verdict, Fault> FAULTS = new EnumMap<>(Verdict.class);

  private interface Fault {
    JsonNode explained() throws Exception;
  }

  static {
    FAULTS.put(Verdict.ENCRYPTED_TOKEN, () -> atOrders(encrypted()));
    FAULTS.put(
        Verdict.OPAQUE_NO_AUDIENCE,
        () -> atOrders(text(shop.tokens(ALICE, Map.of("audience", "")), "access_token")));
    FAULTS.put(
        Verdict.ID_TOKEN_AS_BEARER,
        () -> atOrders(text(shop.tokens(ALICE, Map.of("audience", ORDERS)), "id_token")));
    FAULTS.put(
        Verdict.ISS_SLASH, () -> explain(access(ORDERS, "openid"), issuer("https://id.example")));
    FAULTS.put(Verdict.ISS_CUSTOM_DOMAIN, VerdictsTest::customDomain);
    FAULTS.put(
        Verdict.ISS_OTHER_TENANT,
        () -> atOrders(tokenOf(server().secondTenant("acme")), "read:orders"));
    FAULTS.put(Verdict.ALG_HS256_VS_JWKS, VerdictsTest::sharedSecret);
    FAULTS.put(Verdict.KID_UNKNOWN, VerdictsTest::anotherDatabase);
    FAULTS.put(Verdict.MGMT_TOKEN_AT_API, () -> atOrders(server().managementToken("read:clients")));
    FAULTS.put(
        Verdict.AUD_TRAILING_SLASH,
        () -> atOrders(access("https://orders.example.com/", "openid read:orders")));
    FAULTS.put(
        Verdict.AUD_OTHER_ENVIRONMENT,
        () -> atOrders(access("https://orders.dev.example.com", "openid read:orders")));
    FAULTS.put(
        Verdict.AUD_MISMATCH,
        () -> atOrders(access("https://reports.example.com", "openid read:reports")));
    FAULTS.put(Verdict.DPOP_REQUIRED, VerdictsTest::boundToAKey);
    FAULTS.put(Verdict.CLOCK_SKEW, VerdictsTest::clockSetBack);
    FAULTS.put(Verdict.EXPIRED, VerdictsTest::shortLived);
    FAULTS.put(Verdict.KID_ROTATED, VerdictsTest::rotatedTwice);
    FAULTS.put(Verdict.TOKEN_REVOKED, VerdictsTest::userBlocked);
    FAULTS.put(Verdict.PERMISSION_RENAMED, VerdictsTest::renamed);
    FAULTS.put(
        Verdict.SCOPE_NOT_REQUESTED,
        () -> orders("openid read:orders", "read:orders", "write:orders"));
    FAULTS.put(
        Verdict.SCOPE_NOT_GRANTED_RBAC,
        () -> orders("openid read:orders delete:orders", "delete:orders"));
    FAULTS.put(Verdict.VALID_CHECK_YOUR_API, () -> orders("openid read:orders", "read:orders"));
  }

  @TestFactory
  Stream<DynamicTest> everyVerdict() {
    // In the reverse order: rotation and the clock disturb what comes after them.
    return Arrays.stream(Verdict.values())
        .sorted((a, b) -> b.compareTo(a))
        .map(v -> DynamicTest.dynamicTest(v.name(), () -> isSaid(v)));
  }

  private static void isSaid(Verdict verdict) throws Exception {
    var fault = Optional.ofNullable(FAULTS.get(verdict));
    assertThat(fault).as("a token of this fault").isPresent();
    var answer = fault.orElseThrow().explained();
    assertThat(Json.text(answer, "verdict")).as(answer::toString).isEqualTo(verdict.name());
    assertThat(Json.text(answer, "documentation"))
        .isEqualTo("https://id.example/docs/verdicts/" + verdict);
    assertThat(Json.text(Json.child(answer, "fix"), "text")).isNotEmpty().doesNotContain("{");
    // One fault each: nothing else is found.
    assertThat(answer.path("findings")).as(answer::toString).isEmpty();
  }

  private static String encrypted() throws JOSEException {
    var jwe =
        new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload("{}"));
    jwe.encrypt(new DirectEncrypter(new byte[32]));
    return jwe.serialize();
  }

  private static JsonNode customDomain() {
    api.call(
            "POST",
            "/custom-domains",
            "{\"domain\":\"login.shop.example\",\"type\":\"auth0_managed_certs\"}")
        .has(201);
    return explain(access(ORDERS, "openid"), issuer("https://login.shop.example/"));
  }

  /** A token for an API of the same name, made by another tenant. */
  private static String tokenOf(TestTenant tenant) {
    var bearer = new String[] {"Authorization", "Bearer " + tenant.managementToken()};
    var http = tenant.http();
    http.json(
        "POST",
        "/api/v2/resource-servers",
        "{\"identifier\":\"%s\",\"scopes\":[{\"value\":\"read:orders\"}]}".formatted(ORDERS),
        bearer);
    var client =
        http.json(
                "POST",
                "/api/v2/clients",
                "{\"name\":\"M\",\"app_type\":\"non_interactive\"}",
                bearer)
            .json();
    http.json(
        "POST",
        "/api/v2/client-grants",
        "{\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[\"read:orders\"]}"
            .formatted(text(client, "client_id"), ORDERS),
        bearer);
    var answer =
        http.form(
            "/oauth/token",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                text(client, "client_id"),
                "client_secret",
                text(client, "client_secret"),
                "audience",
                ORDERS));
    return text(answer.json(), "access_token");
  }

  private static JsonNode sharedSecret() {
    var identifier = "https://secret.example.com";
    server()
        .apiWith(
            "{\"signing_alg\":\"HS256\",\"signing_secret\":\"%s\"}".formatted("s".repeat(40)),
            identifier,
            "read:it");
    var token = access(identifier, "openid read:it");
    return explain(token, "{\"audience\":\"%s\"}".formatted(identifier));
  }

  private static JsonNode anotherDatabase() {
    try (var other = TestServer.start()) {
      other.api(ORDERS, "read:orders");
      var machine = other.client().machine().create();
      other.grant(machine, ORDERS, "read:orders");
      var answer =
          other.app(machine).token(Map.of("grant_type", "client_credentials", "audience", ORDERS));
      return atOrders(text(answer.json(), "access_token"), "read:orders");
    }
  }

  private static JsonNode boundToAKey() {
    var identifier = "https://bound.example.com";
    server()
        .apiWith(
            "{\"proof_of_possession\":{\"mechanism\":\"dpop\",\"required\":true}}",
            identifier,
            "read:it");
    var token = access(identifier, "openid read:it");
    var answer = explain(token, "{\"audience\":\"%s\"}".formatted(identifier));
    // The same is said when only the API's own library demands it.
    assertThat(
            Json.text(
                explain(
                    access(ORDERS, "openid"),
                    "{\"audience\":\"%s\",\"dpop\":true}".formatted(ORDERS)),
                "verdict"))
        .isEqualTo("DPOP_REQUIRED");
    return answer;
  }

  private static JsonNode clockSetBack() {
    var token = access(ORDERS, "openid read:orders");
    api.token("read:clients");
    server().time().advance(Duration.ofMinutes(-10));
    try {
      return atOrders(token, "read:orders");
    } finally {
      server().time().advance(Duration.ofMinutes(10));
    }
  }

  private static JsonNode shortLived() {
    var identifier = "https://short.example.com";
    server().apiWith("{\"token_lifetime\":60}", identifier, "read:it");
    var token = access(identifier, "openid read:it");
    server().time().advance(Duration.ofSeconds(61));
    return explain(token, "{\"audience\":\"%s\"}".formatted(identifier));
  }

  private static JsonNode rotatedTwice() {
    var token = access(ORDERS, "openid read:orders");
    server().admin().rotateKeys();
    assertThat(Json.text(atOrders(token), "verdict")).isEqualTo("VALID_CHECK_YOUR_API");
    server().admin().rotateKeyAway();
    return atOrders(token, "read:orders");
  }

  private static JsonNode userBlocked() {
    var token = access(ORDERS, "openid read:orders");
    server().admin().block(alice, true);
    try {
      return atOrders(token, "read:orders");
    } finally {
      server().admin().block(alice, false);
    }
  }

  private static JsonNode renamed() {
    var identifier = "https://renamed.example.com";
    server()
        .apiWith(
            """
            {"$permission_aliases":
              [{"name":"delete:it","permission":"cancel:it","until":"2020-01-01"}]}""",
            identifier,
            "cancel:it");
    var token = access(identifier, "openid cancel:it");
    return explain(token, "{\"audience\":\"%s\",\"scope\":[\"delete:it\"]}".formatted(identifier));
  }

  @Test
  void whatHasEndedIsSaidWithTheReason() {
    var server = server();
    var app = server.app(server.client().confidential().create());
    var bob = server.user("bob@example.com");
    var offline = Map.of("audience", ORDERS, "scope", "openid offline_access");
    var tokens = app.tokens("bob@example.com", offline);
    var token = text(tokens, "access_token");
    assertThat(Json.text(atOrders(token), "verdict")).isEqualTo("VALID_CHECK_YOUR_API");
    var revoked =
        server
            .http()
            .form(
                "/oauth/revoke",
                Map.of(
                    "client_id",
                    app.id(),
                    "client_secret",
                    app.secret(),
                    "token",
                    text(tokens, "refresh_token")));
    assertThat(revoked.status()).isEqualTo(200);
    assertSaid(atOrders(token), "TOKEN_REVOKED", "It was revoked at");
    // Another sign-in that goes on: nobody knows to which of both the token belongs.
    app.tokens("bob@example.com", offline);
    assertThat(Json.text(atOrders(token), "verdict")).isEqualTo("VALID_CHECK_YOUR_API");
    server.admin().delete(bob);
    assertSaid(atOrders(token), "TOKEN_REVOKED", "The user does not exist any more");
    api.call("DELETE", "/clients/" + app.id(), "").has(204);
    assertSaid(atOrders(token), "TOKEN_REVOKED", "The application " + app.id());
  }

  private static void assertSaid(JsonNode answer, String verdict, String part) {
    assertThat(Json.text(answer, "verdict")).as(answer::toString).isEqualTo(verdict);
    assertThat(Json.text(answer, "message")).contains(part);
  }

  @Test
  void aMachinesMissingScopeIsMendedInItsClientGrant() {
    var machine = server().client().machine().create();
    server().grant(machine, ORDERS, "read:orders");
    var app = server().app(machine);
    var token =
        text(
            app.token(Map.of("grant_type", "client_credentials", "audience", ORDERS)).json(),
            "access_token");
    var answer = atOrders(token, "write:orders");
    assertThat(Json.text(answer, "verdict")).isEqualTo("SCOPE_NOT_GRANTED_RBAC");
    assertThat(Json.text(Json.child(answer, "fix"), "text"))
        .isEqualTo(
            ("In the client grant of \"%s\", add \"write:orders\" of the API \"API %s\", then"
                    + " request a new token with \"%s\".")
                .formatted(machine.name(), ORDERS, machine.name()));
  }

  @Test
  void theFixNamesTheSideThatIsWrong() {
    var token = access(ORDERS, "openid read:orders");
    // No API of the tenant has the slash that the caller expects: then the caller is wrong.
    var other = server().api("https://alone.example.com", "read:it");
    var alone = access(other.identifier(), "openid read:it");
    var atApi = explain(alone, "{\"audience\":\"https://alone.example.com/\"}");
    assertThat(Json.text(atApi, "verdict")).isEqualTo("AUD_TRAILING_SLASH");
    assertThat(Json.text(Json.child(atApi, "fix"), "where")).isEqualTo("api");
    assertThat(Json.text(Json.child(atApi, "fix"), "text"))
        .contains("set the audience to \"https://alone.example.com\"");
    var atClient = explain(token, "{\"audience\":\"https://orders.example.com/\"}");
    assertThat(Json.text(Json.child(atClient, "fix"), "where")).isEqualTo("client");
    assertThat(Json.text(Json.child(atClient, "fix"), "text")).startsWith("In \"Shop SPA\"");
    assertThat(Json.text(Json.child(atClient, "application"), "client_id")).isEqualTo(shop.id());
  }

  @Test
  void theRoleThatHasTheScopeIsNamed() {
    var answer = orders("openid", "delete:orders");
    assertThat(Json.text(Json.child(answer, "fix"), "text"))
        .startsWith("Give the user the role \"Manager\"");
    var misspelt = orders("openid", "raed:orders");
    assertThat(Json.text(Json.child(misspelt, "fix"), "text")).contains("ask for \"read:orders\"");
  }

  @Test
  void ofSeveralFaultsTheFirstIsTheHeadlineAndTheOthersAreSaidToo() {
    var answer =
        explain(
            access("https://orders.example.com/", "openid"),
            "{\"audience\":\"%s\",\"issuer\":\"https://id.example\",\"scope\":[\"read:orders\"]}"
                .formatted(ORDERS));
    assertThat(Json.text(answer, "verdict")).isEqualTo("ISS_SLASH");
    assertThat(answer.path("findings").valueStream().map(f -> Json.text(f, "verdict")).toList())
        .containsExactly("AUD_TRAILING_SLASH", "SCOPE_NOT_REQUESTED");
  }

  @Test
  void aRandomStringIsTracedToItsApplication() {
    var tokens = shop.tokens(ALICE, Map.of("audience", "", "scope", "openid offline_access"));
    assertSaid(
        atOrders(text(tokens, "access_token")),
        "OPAQUE_NO_AUDIENCE",
        "It was issued to \"Shop SPA\" at 20");
    var refresh = atOrders(text(tokens, "refresh_token"));
    assertSaid(refresh, "OPAQUE_NO_AUDIENCE", "It is a refresh token.");
    assertThat(Json.text(refresh, "kind")).isEqualTo("refresh_token");
    assertSaid(atOrders("hello"), "OPAQUE_NO_AUDIENCE", "This server does not know it");
    // At the only place that takes it, it is right.
    var atUserinfo =
        explain(text(tokens, "access_token"), "{\"audience\":\"https://id.example/userinfo\"}");
    assertThat(Json.text(atUserinfo, "verdict")).isEqualTo("VALID_CHECK_YOUR_API");
  }
}
