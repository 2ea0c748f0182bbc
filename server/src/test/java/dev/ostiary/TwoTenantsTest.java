package dev.ostiary;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever one tenant gives out is worth nothing at another, even where an application has the same
 * id and secret in both and a user the same address and password; and it is not used up there.
 */
class TwoTenantsTest {
  private static final BothDatabases SERVERS = new BothDatabases();
  private static final Map<String, Two> PAIRS = new ConcurrentHashMap<>();
  private static final Map<String, String> OFFLINE = Map.of("scope", "openid offline_access");
  private static final String SIGN_OUT = "https://app.example/cb";

  /** The first tenant and another on the same server, with the same application. */
  private record Two(TestServer server, TestTenant other, TestApp app, Client twin) {
    String user() {
      var email = Ids.alphanumeric(8).toLowerCase() + "@example.com";
      server.user(email);
      other.user(email);
      return email;
    }

    HttpCalls.Answer atOther(Map<String, String> fields) {
      var all = new HashMap<>(fields);
      all.put("client_id", twin.id());
      all.put("client_secret", String.valueOf(twin.secret()));
      return other.http().form("/oauth/token", all);
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  private static Two two(String database) {
    return PAIRS.computeIfAbsent(
        database,
        d -> {
          var server = SERVERS.on(d);
          var other = server.secondTenant("other");
          var client =
              server
                  .client()
                  .confidential()
                  .grantType("http://auth0.com/oauth/grant-type/password-realm")
                  .create();
          return new Two(server, other, server.app(client), other.twin(client));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("WEB-07 each has its own issuer and keys; no header changes that")
  void eachHasItsOwnIssuerAndKeys(String database) {
    var two = two(database);
    var path = "/.well-known/openid-configuration";
    var here = two.server().http().get(path).json();
    var there = two.other().http().get(path, "X-Forwarded-Host", "evil.example").json();
    assertThat(Json.text(here, "issuer")).isEqualTo("https://id.example/");
    assertThat(Json.text(there, "issuer")).isEqualTo(two.other().http().base() + "/");
    var keys = "/.well-known/jwks.json";
    assertThat(two.server().http().get(keys).body())
        .isNotEqualTo(two.other().http().get(keys).body());
    var stranger = two.server().http().raw(path, "Host: evil.example");
    assertThat(stranger).hasStatus(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("SES-05 a session is nothing at another tenant, and survives being shown there")
  void aSessionIsNothingElsewhere(String database) {
    var two = two(database);
    var email = two.user();
    var here = two.server().browser();
    here.signIn(two.app().client(), email, Map.of());
    var there = two.other().browser();
    there.cookies().putAll(here.cookies());
    var params = TestBrowser.request(two.twin(), Ids.secret());
    params.put("prompt", "none");
    assertThat(there.authorize(params).location()).contains("error=login_required");
    // A sign-in there replaces the cookie; the session that it named is not ended by that.
    params.remove("prompt");
    var page = there.authorize(params);
    there.submit(page, "/u/login", Map.of("username", email, "password", TestServer.PASSWORD));
    assertThat(two.app().authorize(here, Map.of("prompt", "none")).location()).contains("code=");
    assertThat(there.cookies()).isNotEqualTo(here.cookies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("COD-03 a code is bound to its tenant")
  void aCodeIsNothingElsewhere(String database) {
    var two = two(database);
    var callback = two.app().signIn(two.user());
    assertThat(
            two.atOther(
                Map.of(
                    "grant_type", "authorization_code",
                    "code", callback.code(),
                    "redirect_uri", two.twin().callbacks().getFirst(),
                    "code_verifier", callback.verifier())))
        .isOAuthError(403, "invalid_grant", "Invalid authorization code");
    assertThat(two.app().exchange(callback)).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("TOK-01 a refresh token is neither used nor revoked at another tenant")
  void aRefreshTokenIsNothingElsewhere(String database) {
    var two = two(database);
    var token = two.app().refreshToken(two.user(), Map.of());
    assertThat(two.atOther(Map.of("grant_type", "refresh_token", "refresh_token", token)))
        .isOAuthError(403, "invalid_grant", "Unknown or invalid refresh token.");
    two.other()
        .http()
        .form(
            "/oauth/revoke",
            Map.of(
                "client_id", two.twin().id(),
                "client_secret", String.valueOf(two.twin().secret()),
                "token", token));
    assertThat(two.app().refresh(token)).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anAccessTokenIsNothingElsewhere(String database) {
    var two = two(database);
    var email = two.user();
    two.server().api("https://" + email + "/", "read:it");
    var opaque = TestApp.text(two.app().tokens(email, Map.of()), "access_token");
    var jwt =
        TestApp.text(
            two.app().tokens(email, Map.of("audience", "https://" + email + "/")), "access_token");
    for (var token : new String[] {opaque, jwt}) {
      var bearer = "Bearer " + token;
      assertThat(two.server().http().get("/userinfo", "Authorization", bearer)).hasStatus(200);
      assertThat(two.other().http().get("/userinfo", "Authorization", bearer)).hasStatus(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-01 a management token of one tenant is refused by the other")
  void aManagementTokenIsNothingElsewhere(String database) {
    var two = two(database);
    var here = "Bearer " + two.server().managementToken();
    var there = "Bearer " + two.other().managementToken();
    assertThat(two.server().http().get("/api/v2/clients", "Authorization", here)).hasStatus(200);
    assertThat(two.other().http().get("/api/v2/clients", "Authorization", there)).hasStatus(200);
    var refused = two.other().http().get("/api/v2/clients", "Authorization", here);
    assertThat(refused).hasStatus(401);
    assertThat(Json.text(refused.json(), "message"))
        .isEqualTo("Invalid signature received for JSON Web Token validation");
    assertThat(two.server().http().get("/api/v2/clients", "Authorization", there)).hasStatus(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aMailedLinkIsNothingElsewhere(String database) {
    var two = two(database);
    var email = two.user();
    var wish =
        Json.object()
            .put("client_id", two.app().id())
            .put("email", email)
            .put("connection", "Username-Password-Authentication");
    var ask = "/dbconnections/change_password";
    assertThat(two.server().http().json("POST", ask, Json.write(wish))).hasStatus(200);
    var path = "/u/reset-password?ticket=" + two.server().admin().ticket(email);
    assertThat(two.other().browser().get(path)).isErrorPage(400);
    assertThat(two.server().browser().get(path)).hasStatus(200);
    var mails = two.other().http().get("/dev/mail", "Accept", "application/json");
    assertThat(mails.body()).doesNotContain(email);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aSignInThatBeganAtOneDoesNotEndAtTheOther(String database) {
    var two = two(database);
    var email = two.user();
    var here = two.server().browser();
    var page = two.app().authorize(here, Map.of());
    var there = two.other().browser();
    there.cookies().putAll(here.cookies());
    var login = Map.of("username", email, "password", TestServer.PASSWORD);
    assertThat(there.submit(page, "/u/login", login)).isErrorPage(400);
    assertThat(here.submit(page, "/u/login", login).location()).contains("code=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("LNK-01 the same address is two users")
  void aPasswordIsNothingElsewhere(String database) {
    var two = two(database);
    var email = Ids.alphanumeric(8).toLowerCase() + "@example.com";
    two.server().user(email);
    var fields =
        Map.of(
            "grant_type",
            "http://auth0.com/oauth/grant-type/password-realm",
            "realm",
            "Username-Password-Authentication",
            "username",
            email,
            "password",
            TestServer.PASSWORD);
    assertThat(two.app().token(fields)).hasStatus(200);
    assertThat(two.atOther(fields)).isOAuthError(403, "invalid_grant", "Wrong email or password.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("JWT-09 an assertion for one tenant is none for the other")
  void anAssertionIsNothingElsewhere(String database) {
    var two = two(database);
    var key = SigningKey.generate(Algorithm.ES256, "x", two.server().time().now());
    var client = two.server().client().machine().with(Json.write(TestApp.membersOf(key))).create();
    two.other().twin(client);
    var claims =
        Json.object()
            .put("iss", client.id())
            .put("sub", client.id())
            .put("aud", two.server().tenant().issuer())
            .put("exp", two.server().time().seconds() + 60)
            .put("jti", Ids.secret());
    var fields =
        Map.of(
            "grant_type", "client_credentials",
            "audience", two.other().tenant().managementAudience(),
            "client_id", client.id(),
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion", Jws.sign(key, "JWT", claims));
    assertThat(two.other().http().form("/oauth/token", fields))
        .isOAuthError(401, "invalid_client", "Invalid client assertion: aud is not this server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anIdTokenIsNoHintElsewhere(String database) {
    var two = two(database);
    var hint = TestApp.text(two.app().tokens(two.user(), OFFLINE), "id_token");
    var query =
        "/oidc/logout?"
            + HttpCalls.encode(Map.of("id_token_hint", hint, "post_logout_redirect_uri", SIGN_OUT));
    assertThat(two.server().browser().get(query).location()).isEqualTo(SIGN_OUT);
    assertThat(two.other().browser().get(query)).isErrorPage(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aPageOfOneMayNotReadAnswersOfTheOther(String database) {
    var two = two(database);
    var origin = "https://only-here.example";
    two.server().client().spa().with("{\"web_origins\":[\"" + origin + "\"]}").create();
    var allow = "access-control-allow-origin";
    assertThat(two.server().http().get("/userinfo", "Origin", origin)).hasHeader(allow, origin);
    assertThat(two.other().http().get("/userinfo", "Origin", origin)).hasNoHeader(allow);
  }
}
