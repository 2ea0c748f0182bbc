package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The paths that are measured beside client_credentials, prepared by a real sign-in. */
final class Paths implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Browser browser;
  private final Sample sample;
  private final int port;

  /**
   * One path.
   *
   * @param requests how many requests make one unit
   */
  record Scenario(String name, int requests, List<Caller> callers) {}

  Paths(Sample sample, int port) {
    this.sample = sample;
    this.port = port;
    this.browser = new Browser(sample, port);
  }

  /** Every path, each for so many connections. */
  List<Scenario> scenarios(int connections) throws IOException, InterruptedException {
    var opaque = Json.text(tokens("openid profile email", false), "access_token", "");
    var jwt = Json.text(tokens("openid profile email read:orders", true), "access_token", "");
    var refreshing = new ArrayList<Caller>();
    for (int i = 0; i < connections; i++) {
      var first = tokens("openid profile email read:orders offline_access", true);
      refreshing.add(new Rotation(sample, Json.text(first, "refresh_token", "")));
    }
    var authorize = Requests.get(authorizePath(), browser.cookieLine());
    return List.of(
        new Scenario("refresh token rotation", 1, refreshing),
        new Scenario("code flow, session exists", 2, many(connections, () -> flow(authorize))),
        new Scenario("userinfo, opaque token", 1, many(connections, () -> userinfo(opaque))),
        new Scenario("userinfo, JWT", 1, many(connections, () -> userinfo(jwt))),
        new Scenario("discovery", 1, many(connections, () -> metadata("openid-configuration"))),
        new Scenario("JWKS", 1, many(connections, () -> metadata("jwks.json"))));
  }

  private String authorizePath() {
    return sample.authorize("openid profile email read:orders", true);
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

  private Caller flow(String authorize) {
    return new CodeFlow(sample, authorize);
  }

  private static Caller userinfo(String token) {
    return Requests.repeated(
        Requests.get("/userinfo", "Authorization: Bearer " + token + "\r\n"), "{\"sub\":\"");
  }

  private static Caller metadata(String name) {
    return Requests.repeated(
        Requests.get("/.well-known/" + name, ""), name.equals("jwks.json") ? "{\"keys\":[" : "{");
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
