package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What callers do in each scenario, prepared by real sign-ins. */
final class Scenarios implements AutoCloseable {
  private static final String SCOPE = "openid profile email read:orders";
  private final HttpClient http = HttpClient.newHttpClient();
  private final Browser browser;
  private final Sample sample;
  private final int port;

  Scenarios(Sample sample, int port) {
    this.sample = sample;
    this.port = port;
    this.browser = new Browser(sample, port);
  }

  /** Tokens of a machine for an API; each leaves a row in the log. */
  List<Caller> clientCredentials(int connections, String audience) {
    var request = sample.clientCredentials(audience);
    return many(connections, () -> Requests.repeated(request, "{\"access_token\":\"eyJ"));
  }

  /** Refresh tokens that are exchanged for the next ones. */
  List<Caller> refresh(int connections) throws IOException, InterruptedException {
    var callers = new ArrayList<Caller>();
    for (int i = 0; i < connections; i++) {
      callers.add(new Rotation(sample, refreshToken()));
    }
    return callers;
  }

  /** A refresh token of a sign-in. */
  String refreshToken() throws IOException, InterruptedException {
    return Json.text(tokens(SCOPE + " offline_access", true), "refresh_token", "");
  }

  /** A code by an existing session and its tokens. */
  List<Caller> session(int connections) throws IOException, InterruptedException {
    browser.code(authorizePath());
    var authorize = Requests.get(authorizePath(), browser.cookieLine());
    return many(connections, () -> new CodeFlow(sample, authorize));
  }

  /**
   * Whole sign-ins with a password, each in a browser that nobody used, and each connection's by a
   * user of its own: attempts for one name take turns.
   */
  List<Caller> password(int connections, Administration administration)
      throws IOException, InterruptedException {
    var emails = new ArrayDeque<String>();
    for (int i = 0; i < connections; i++) {
      emails.add("bench" + i + "@example.com");
      administration.send(
          "POST",
          "/users",
          Json.object()
              .put("connection", "Username-Password-Authentication")
              .put("email", emails.getLast())
              .put("password", sample.user("password")));
    }
    return many(
        connections, () -> new PasswordSignIn(sample, emails.removeFirst(), authorizePath()));
  }

  List<Caller> userinfo(int connections) throws IOException, InterruptedException {
    var opaque = Json.text(tokens("openid profile email", false), "access_token", "");
    return many(connections, () -> userinfo(opaque));
  }

  List<Caller> userinfoJwt(int connections) throws IOException, InterruptedException {
    var token = accessToken();
    return many(connections, () -> userinfo(token));
  }

  /** A user's token that the API asks about, with a secret of its own. */
  List<Caller> introspection(int connections, Administration administration)
      throws IOException, InterruptedException {
    var body =
        Json.object()
            .put("name", "Bench API")
            .put("app_type", "resource_server")
            .put("resource_server_identifier", Sample.AUDIENCE);
    var api = administration.send("POST", "/clients", body);
    var form = new LinkedHashMap<String, String>();
    form.put("client_id", Json.text(api, "client_id", ""));
    form.put("client_secret", Json.text(api, "client_secret", ""));
    form.put("token", accessToken());
    var request = Requests.post("/oauth/introspect", Sample.encode(form));
    return many(connections, () -> Requests.repeated(request, "{", "\"active\":true"));
  }

  List<Caller> metadata(int connections, String name) {
    return many(
        connections,
        () ->
            Requests.repeated(
                Requests.get("/.well-known/" + name, ""),
                name.equals("jwks.json") ? "{\"keys\":[" : "{"));
  }

  private String accessToken() throws IOException, InterruptedException {
    return Json.text(tokens(SCOPE, true), "access_token", "");
  }

  private String authorizePath() {
    return sample.authorize(SCOPE, true);
  }

  private ObjectNode tokens(String scope, boolean audience)
      throws IOException, InterruptedException {
    var code = browser.code(sample.authorize(scope, audience));
    var request = sample.redeem(code);
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        request.substring(request.indexOf("\r\n\r\n") + 4)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The code was not redeemed: " + answer.body());
    }
    return Json.own(answer.body());
  }

  private static Caller userinfo(String token) {
    return Requests.repeated(
        Requests.get("/userinfo", "Authorization: Bearer " + token + "\r\n"), "{\"sub\":\"");
  }

  private static List<Caller> many(int count, Supplier<Caller> caller) {
    return Stream.generate(caller).limit(count).toList();
  }

  /** Exchanges a refresh token for the next one, again and again. */
  private static final class Rotation implements Caller {
    private final Sample sample;
    private String token;

    Rotation(Sample sample, String token) {
      this.sample = sample;
      this.token = token;
    }

    @Override
    public ByteBuffer request() {
      return Requests.bytes(sample.refresh(token));
    }

    @Override
    public boolean accept(Answer answer) {
      if (answer.status() != 200) {
        return false;
      }
      var next = answer.between("\"refresh_token\":\"", '"');
      boolean rotated = !next.equals(token);
      token = next;
      return rotated;
    }
  }

  /** Gets a code from the session's cookie, then redeems it. */
  private static final class CodeFlow implements Caller {
    private final Sample sample;
    private final ByteBuffer authorize;
    private String code = "";

    CodeFlow(Sample sample, String authorize) {
      this.sample = sample;
      this.authorize = Requests.bytes(authorize);
    }

    @Override
    public ByteBuffer request() {
      return code.isEmpty() ? authorize.rewind() : Requests.bytes(sample.redeem(code));
    }

    @Override
    public boolean complete() {
      return code.isEmpty();
    }

    @Override
    public boolean accept(Answer answer) {
      if (!code.isEmpty()) {
        code = "";
        return answer.status() == 200;
      }
      if (answer.status() != 302) {
        return false;
      }
      code = answer.between("code=", '&');
      return true;
    }
  }

  @Override
  public void close() {
    browser.close();
    http.close();
  }
}
