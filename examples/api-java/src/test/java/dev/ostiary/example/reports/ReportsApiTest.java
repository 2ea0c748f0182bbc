package dev.ostiary.example.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportsApiTest {
  static final String AUDIENCE = "https://reports.example.com/";
  private static final String SPA = "https://localhost:3000";

  private final HttpClient browser = HttpClient.newHttpClient();
  private TestIssuer issuer;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    issuer = new TestIssuer();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", new ReportsApi(new AccessTokenVerifier(issuer.url(), AUDIENCE), SPA));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    issuer.close();
    browser.close();
  }

  @Test
  void thePublicRouteNeedsNoToken() throws Exception {
    assertThat(send(get("/public")).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenWithTheRightAudienceAndPermissionOpensTheReports() throws Exception {
    var answer = get("/reports", issuer.sign(issuer.token("read:reports")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Sales, September");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void anExportNamesTheUserWhoAskedForIt() throws Exception {
    var answer = post("/reports/export", issuer.sign(issuer.token("export:reports")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"requestedBy\":\"auth0|alice\"");
  }

  @Test
  void aRequestWithoutTokenIsAskedForOneWithoutAnErrorCode() throws Exception {
    var answer = send(get("/reports"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
  }

  @Test
  void anIdTokenIsRefused() throws Exception {
    var idToken = issuer.token().withAudience("the-client-id").withClaim("nonce", "n");
    assertRefused(issuer.sign(idToken), "The token is for [the-client-id]");
  }

  @Test
  void aTokenForAnotherApiIsRefusedAndAMissingSlashMakesItAnother() throws Exception {
    var orders = issuer.token("read:reports").withAudience("https://orders.example.com/");
    assertRefused(issuer.sign(orders), "accepts only tokens for " + AUDIENCE);
    var slashless = issuer.token("read:reports").withAudience("https://reports.example.com");
    assertRefused(issuer.sign(slashless), "accepts only tokens for " + AUDIENCE);
  }

  @Test
  void anExpiredTokenIsRefused() throws Exception {
    var expired = issuer.token("read:reports").withExpiresAt(Instant.now().minusSeconds(60));
    assertRefused(issuer.sign(expired), "The Token has expired");
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() throws Exception {
    var endless = issuer.token("read:reports").withExpiresAt((Instant) null);
    assertRefused(issuer.sign(endless), "lacks exp");
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() throws Exception {
    var foreign = issuer.token("read:reports").withIssuer("https://evil.example/");
    assertRefused(issuer.sign(foreign), "iss");
  }

  @Test
  void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
    var key = (RSAPrivateKey) TestIssuer.rsaKeys().getPrivate();
    var forged = issuer.token("read:reports").sign(Algorithm.RSA256(null, key));
    assertRefused(forged, "Signature resulted invalid");
  }

  @Test // JWT-02
  void aTokenWithAlgNoneIsRefused() throws Exception {
    assertRefused(issuer.token("read:reports").sign(Algorithm.none()), "must be RS256");
  }

  @Test // JWT-01
  void thePublicKeyDoesNotServeAsAnHmacSecret() throws Exception {
    var confused = Algorithm.HMAC256(issuer.publicKeyBytes());
    assertRefused(issuer.token("read:reports").sign(confused), "must be RS256");
  }

  @Test
  void anOpaqueTokenIsRefusedWithAHintAtTheMissingAudience() throws Exception {
    assertRefused("k3J9-opaque", "without an audience");
    assertRefused("eyJhbGciOiJkaXIifQ..aaaa.bbbb.cccc", "without an audience");
  }

  @Test
  void aUserWithoutThePermissionGets403AndIsToldWhichOne() throws Exception {
    var answer = post("/reports/export", issuer.sign(issuer.token("read:reports")));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("insufficient_scope", "lacks the permission export:reports");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"insufficient_scope\"", "scope=\"export:reports\"");
  }

  @Test
  void aPermissionThatTheApplicationDidNotAskForIsNotUsed() throws Exception {
    var narrow = issuer.token("read:reports", "export:reports").withClaim("scope", "read:reports");
    var token = issuer.sign(narrow);
    assertThat(get("/reports", token).statusCode()).isEqualTo(200);
    var answer = post("/reports/export", token);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("did not ask for the scope export:reports");
  }

  @Test
  void theKeysAreFetchedOnceForManyTokens() throws Exception {
    for (int i = 0; i < 20; i++) {
      get("/reports", issuer.sign(issuer.token("read:reports")));
    }
    assertThat(issuer.keyRequests()).isEqualTo(1);
  }

  @Test // JWT-04
  void unknownKeyIdsCannotFloodTheIssuerNorShutOutKnownKeys() throws Exception {
    var known = issuer.sign(issuer.token("read:reports"));
    get("/reports", known);
    for (int i = 0; i < 30; i++) {
      var unknown = issuer.sign(issuer.token("read:reports").withKeyId("unknown-" + i));
      assertThat(get("/reports", unknown).statusCode()).isIn(401, 503);
    }
    assertThat(issuer.keyRequests()).isBetween(2, 10);
    assertThat(get("/reports", known).statusCode()).isEqualTo(200);
  }

  @Test
  void anIssuerThatCannotBeReachedIsNotTheCallersFault() throws Exception {
    var token = issuer.sign(issuer.token("read:reports"));
    issuer.close();
    var answer = get("/reports", token);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("temporarily_unavailable");
  }

  @Test
  void onlyTheSinglePageAppMayCallFromABrowser() throws Exception {
    assertThat(allowedOrigin(SPA)).isEqualTo(SPA);
    assertThat(allowedOrigin("https://evil.example")).isEmpty();
  }

  @Test
  void anUnknownRouteIsNotFound() throws Exception {
    assertThat(send(get("/other")).statusCode()).isEqualTo(404);
  }

  private String allowedOrigin(String origin) throws Exception {
    var preflight =
        HttpRequest.newBuilder(at("/reports"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin);
    var answer = send(preflight);
    assertThat(answer.statusCode()).isEqualTo(204);
    return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
  }

  private void assertRefused(String token, String reason) throws Exception {
    var answer = get("/reports", token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"error\":\"invalid_token\"", reason);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer realm=\"api\", error=\"invalid_token\"");
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(at(path));
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return send(get(path).header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> post(String path, String token) throws Exception {
    return send(get(path).POST(BodyPublishers.noBody()).header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofString());
  }
}
