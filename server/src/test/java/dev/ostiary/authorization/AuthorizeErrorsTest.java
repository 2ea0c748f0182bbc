package dev.ostiary.authorization;

import static dev.ostiary.AnswerAssert.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that the application is told, in its mode and with its state. */
class AuthorizeErrorsTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app = server.app(server.client().spa().create());
  private static final TestApp web = server.app(server.client().confidential().create());
  private static final TestApp implicit =
      server.app(server.client().spa().grantType("implicit").create());

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer ask(TestApp app, Map<String, String> more) {
    var all = new LinkedHashMap<>(Map.of("state", "s 1"));
    all.putAll(more);
    return app.authorize(server.browser(), all);
  }

  @ParameterizedTest
  @CsvSource({
    "query,https://app.example/cb?",
    "fragment,https://app.example/cb#",
    ",https://app.example/cb?"
  })
  void anErrorTravelsInTheChosenMode(String mode, String start) {
    assertThat(ask(app, Map.of("prompt", "none", "response_mode", mode == null ? "" : mode)))
        .redirectsTo(start + "error=login_required&error_description=Login%20required&state=s%201")
        .tellsApplication("iss", "https://id.example/");
  }

  @Test
  void anErrorTravelsInAFormToo() {
    assertThat(ask(app, Map.of("prompt", "none", "response_mode", "form_post")))
        .hasStatus(200)
        .says("name=\"error\" value=\"login_required\"")
        .says("name=\"state\" value=\"s 1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          request              | x      | request_not_supported      | The request parameter is not supported
          request_uri          | urn:x  | request_uri_not_supported  | The request_uri parameter is not supported
          registration         | {}     | registration_not_supported | The registration parameter is not supported
          response_type        | magic  | unsupported_response_type  | Unsupported response type: magic
          response_type        | Code   | unsupported_response_type  | Unsupported response type: Code
          response_mode        | magic  | invalid_request            | Unsupported response mode: magic
          prompt               | none login | invalid_request        | prompt none cannot be combined with another value
          max_age              | -1     | invalid_request            | max_age must be a number of seconds
          max_age              | 1e3    | invalid_request            | max_age must be a number of seconds
          max_age              | 9999999999999999999 | invalid_request | max_age must be a number of seconds
          claims               | {      | invalid_request            | claims must be a JSON object
          claims               | []     | invalid_request            | claims must be a JSON object
          audience             | https://nobody/ | access_denied     | Service not found: https://nobody/
          resource             | https://nobody/ | access_denied     | Service not found: https://nobody/
          """)
  void aParameterThatCannotBeUsedIsTold(
      String name, String value, String error, String description) {
    assertThat(ask(app, Map.of(name, value)))
        .tellsError(error, description)
        .tellsApplication("state", "s 1");
  }

  @Test
  @DisplayName("COD-11 a state longer than 8192 characters is refused")
  void anOverlongParameterIsRefused() {
    assertThat(ask(app, Map.of("nonce", "n".repeat(8193))))
        .tellsError("invalid_request", "Parameter nonce is too long");
  }

  @Test
  void aMissingResponseTypeIsTold() {
    assertThat(ask(app, Map.of("response_type", "")))
        .tellsError("invalid_request", "Missing required parameter: response_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "id_token",
        "id_token token",
        "code token",
        "code id_token",
        "code id_token token"
      })
  @DisplayName("COD-14 tokens through the browser are off unless the application has the grant")
  void tokensThroughTheBrowserAreOff(String type) {
    assertThat(ask(app, Map.of("response_type", type, "nonce", "n")))
        .tellsError("unauthorized_client", "Grant type 'implicit' not allowed for the client.");
    var machine = server.app(server.client().machine().create());
    assertThat(ask(machine, Map.of()))
        .tellsError(
            "unauthorized_client", "Grant type 'authorization_code' not allowed for the client.");
  }

  @Test
  @DisplayName("COD-14 somebody else's application never gets tokens through the browser")
  void aThirdPartyNeverGetsTokensThroughTheBrowser() {
    var other = server.app(server.client().spa().grantType("implicit").thirdParty().create());
    assertThat(ask(other, Map.of("response_type", "token")))
        .tellsError("unauthorized_client", "Grant type 'implicit' not allowed for the client.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id_token", "id_token token", "code id_token"})
  void anIdTokenInTheBrowserNeedsANonceAndOpenid(String type) {
    assertThat(ask(implicit, Map.of("response_type", type)))
        .redirectsTo("https://app.example/cb#")
        .tellsError("invalid_request", "nonce is required");
    assertThat(ask(implicit, Map.of("response_type", type, "nonce", "n", "scope", "profile")))
        .tellsError("invalid_request", "An ID token needs the scope openid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "id_token", "code token", "code id_token"})
  void tokensNeverTravelInTheQuery(String type) {
    assertThat(ask(implicit, Map.of("response_type", type, "nonce", "n", "response_mode", "query")))
        .tellsError("invalid_request", "response_mode query is not allowed for this response_type");
  }

  @Test
  @DisplayName("COD-05 an application without a secret must send an S256 challenge")
  void aPublicApplicationMustSendAChallenge() {
    assertThat(ask(app, Map.of("code_challenge", "", "code_challenge_method", "")))
        .tellsError("invalid_request", "Parameter 'code_challenge' is required for this client");
    // The wire contract lists plain in discovery; it protects nothing and is not offered.
    for (var method : new String[] {"plain", "", "s256"}) {
      assertThat(ask(app, Map.of("code_challenge_method", method)))
          .tellsError("invalid_request", "code_challenge_method must be S256");
    }
    for (var challenge : new String[] {"short", "x".repeat(44), "é".repeat(43)}) {
      assertThat(ask(app, Map.of("code_challenge", challenge)))
          .tellsError("invalid_request", "code_challenge must be 43 characters of base64url");
    }
  }

  @Test
  @DisplayName("COD-05 an application with a secret may leave the challenge out, as SDKs do")
  void aConfidentialApplicationMayLeaveTheChallengeOut() {
    // COD-05 asks for PKCE by default here too; the SDKs of the wire contract do not all send it.
    var without = Map.of("code_challenge", "", "code_challenge_method", "");
    assertThat(ask(web, without)).asksToSignIn();
    var other = server.app(server.client().confidential().thirdParty().create());
    assertThat(ask(other, without))
        .tellsError("invalid_request", "Parameter 'code_challenge' is required for this client");
    assertThat(ask(web, Map.of("code_challenge_method", "plain")))
        .tellsError("invalid_request", "code_challenge_method must be S256");
  }

  @Test
  void twoResourcesAreAnInvalidTarget() {
    var query = HttpCalls.encode(app.request(Map.of("resource", "https://a/")));
    assertThat(server.http().get("/authorize?" + query + "&resource=https://b/"))
        .tellsError("invalid_target", "Only one resource may be asked for at a time");
  }

  @Test
  void withRfcBehaviourAnUnknownResourceIsAnInvalidTarget() {
    try (var rfc = TestServer.start()) {
      rfc.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
      var app = rfc.app(rfc.client().spa().create());
      assertThat(app.authorize(rfc.browser(), Map.of("resource", "https://nobody/")))
          .tellsError("invalid_target", "Service not found: https://nobody/");
    }
  }
}
