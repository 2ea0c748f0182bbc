package dev.ostiary.chaos;

import dev.ostiary.bench.HtmlForm;
import dev.ostiary.bench.ServerProcess;
import dev.ostiary.chaos.Calls.Answer;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant with an application and somebody who is signed in, and what can be done with them.
 *
 * @param clientId a single-page app whose refresh tokens rotate without a leeway
 * @param administration a token for the Management API
 * @param cookies of the browser that is signed in
 */
public record World(String clientId, String administration, String cookies) {
  /** Of everybody. */
  public static final String PASSWORD = "Open-the-door-1";

  /** The connection of all users. */
  public static final String REALM = "Username-Password-Authentication";

  private static final String CALLBACK = "https://app.example/cb";
  private static final int MAX_STEPS = 8;
  private static final int MAX_TRIES = 100;
  private static final long PAUSE_MILLIS = 100;
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  /** A code and what redeems it. */
  record Code(String code, String verifier) {}

  /** Makes all of it at a node. */
  public static World make(String base) throws IOException, InterruptedException {
    var administration = administration(base);
    var app =
        inTime(
            201,
            () ->
                Calls.json(
                    "POST",
                    base + "/api/v2/clients",
                    Json.own(
                        """
                    {"name":"Chaos","app_type":"spa","token_endpoint_auth_method":"none",
                     "callbacks":["https://app.example/cb"],
                     "grant_types":["authorization_code","refresh_token",
                       "http://auth0.com/oauth/grant-type/password-realm"],
                     "refresh_token":{"rotation_type":"rotating","expiration_type":"expiring",
                       "leeway":0,"token_lifetime":2592000,"idle_token_lifetime":1296000}}
                    """),
                    bearer(administration)));
    var clientId = app.text("client_id");
    var connections =
        inTime(200, () -> Calls.get(base + "/api/v2/connections", bearer(administration))).body();
    var connection =
        Json.text(Json.own("{\"all\":" + connections + "}").get("all").get(0), "id", "");
    inTime(
        200,
        () ->
            Calls.json(
                "PATCH",
                base + "/api/v2/connections/" + connection,
                Json.own("{\"enabled_clients\":[\"" + clientId + "\"]}"),
                bearer(administration)));
    var world = new World(clientId, administration, "");
    var email = world.newEmail();
    inTime(200, () -> world.signUp(base, email));
    return new World(clientId, administration, world.signIn(base, email));
  }

  /** Makes all of it at the first node, and waits until each of the others knows of it. */
  static World make(Cluster cluster) throws IOException, InterruptedException {
    var world = make(cluster.base(0));
    for (int node = 1; node < cluster.size(); node++) {
      var base = cluster.base(node);
      // Nodes hear of configuration within a second; the first to ask may be earlier.
      for (int i = 0; i < MAX_TRIES && world.refresh(base, "unknown").status() == 401; i++) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    return world;
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException("Not " + status + ": " + answer);
    }
    return answer;
  }

  /** A token of the Management API. */
  static String administration(String base) throws IOException, InterruptedException {
    return inTime(200, () -> Calls.form(base + "/oauth/token", administrationRequest()))
        .text("access_token");
  }

  static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** A request for a token of the Management API. */
  public static Map<String, String> administrationRequest() {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        ServerProcess.ADMIN,
        "client_secret",
        ServerProcess.ADMIN,
        "audience",
        Cluster.ISSUER + "api/v2/");
  }

  /** An address that nobody has. */
  public String newEmail() {
    return Ids.alphanumeric(14).toLowerCase(java.util.Locale.ROOT) + "@example.com";
  }

  /** Makes a user. */
  public Answer signUp(String base, String email) throws IOException {
    ObjectNode body =
        Json.object()
            .put("client_id", clientId)
            .put("connection", REALM)
            .put("email", email)
            .put("password", PASSWORD);
    return Calls.json("POST", base + "/dbconnections/signup", body);
  }

  /** Signs somebody in with a browser of their own and returns its cookies. */
  private String signIn(String base, String email) throws IOException {
    var jar = new LinkedHashMap<String, String>();
    var answer = Calls.get(base + authorize(Ids.secret()));
    for (int step = 0; step < MAX_STEPS; step++) {
      for (var cookie : answer.whole().headers().allValues("set-cookie")) {
        var pair = cookie.substring(0, cookie.indexOf(';'));
        jar.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      var line =
          jar.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; "));
      var location = answer.location();
      if (location.startsWith(CALLBACK)) {
        return line;
      }
      var form = HtmlForm.of(answer.body());
      if (location.isEmpty() && form == null) {
        throw new IllegalStateException("Neither a redirect nor a form: " + answer);
      }
      answer =
          form == null
              ? Calls.get(base + path(location), "Cookie", line)
              : Calls.form(
                  base + path(form.action()), form.filled(email, PASSWORD), "Cookie", line);
    }
    throw new IllegalStateException("The sign-in did not end: " + answer);
  }

  private static String path(String location) {
    return location.startsWith("/")
        ? location
        : location.substring(location.indexOf('/', location.indexOf("//") + 2));
  }

  private String authorize(String verifier) {
    return "/authorize?"
        + Calls.encode(
            Map.of(
                "client_id",
                clientId,
                "redirect_uri",
                CALLBACK,
                "response_type",
                "code",
                "scope",
                "openid offline_access",
                "code_challenge",
                Hashes.sha256(verifier),
                "code_challenge_method",
                "S256"));
  }

  /** Asks for a code with the session; the answer is a redirect. */
  Answer code(String base, String verifier) throws IOException {
    return Calls.get(base + authorize(verifier), "Cookie", cookies);
  }

  /** A code of any node that has the time. */
  Code newCode(Supplier<String> node) throws IOException, InterruptedException {
    var verifier = Ids.secret();
    return new Code(codeOf(inTime(302, () -> code(node.get(), verifier))), verifier);
  }

  /** The tokens that a new code gives, at any node that has the time. */
  Answer newTokens(Supplier<String> node) throws IOException, InterruptedException {
    return inTime(200, () -> redeem(node.get(), newCode(node)));
  }

  private interface Try {
    Answer send() throws IOException, InterruptedException;
  }

  /** What a node that has too much to do puts off is asked again. */
  private static Answer inTime(int status, Try request) throws IOException, InterruptedException {
    var answer = request.send();
    for (int i = 0; i < MAX_TRIES && answer.status() == 503; i++) {
      Thread.sleep(PAUSE_MILLIS);
      answer = request.send();
    }
    return expect(status, answer);
  }

  /** The code in the address of an answer, or nothing. */
  static String codeOf(Answer answer) {
    var match = CODE.matcher(answer.location());
    return match.find() ? match.group(1) : "";
  }

  Answer redeem(String base, Code code) throws IOException {
    return Calls.form(
        base + "/oauth/token",
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            clientId,
            "code",
            code.code(),
            "redirect_uri",
            CALLBACK,
            "code_verifier",
            code.verifier()));
  }

  Answer refresh(String base, String token) throws IOException {
    return Calls.form(
        base + "/oauth/token",
        Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", token));
  }

  Answer revoke(String base, String token) throws IOException {
    return Calls.form(base + "/oauth/revoke", Map.of("client_id", clientId, "token", token));
  }

  /** Tries a password, as somebody at this address. */
  Answer password(String base, String email, String password, String address) throws IOException {
    return Calls.form(
        base + "/oauth/token", passwordRequest(email, password), "X-Forwarded-For", address);
  }

  /** A request for tokens for a password. */
  public Map<String, String> passwordRequest(String email, String password) {
    return Map.of(
        "grant_type", "http://auth0.com/oauth/grant-type/password-realm",
        "realm", REALM,
        "client_id", clientId,
        "username", email,
        "password", password,
        "scope", "openid");
  }
}
