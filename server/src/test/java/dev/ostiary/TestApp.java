package dev.ostiary;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An application of a test: signs users in and talks to the token endpoint as itself. */
public record TestApp(TestServer server, Client client) {
  /** The {@code client_id}. */
  public String id() {
    return client.id();
  }

  /** The secret as text. */
  public String secret() {
    return String.valueOf(client.secret());
  }

  /** The same application with its settings as they are now. */
  public TestApp now() {
    return new TestApp(
        server, server.parts().clients.find(client.tenant(), client.id()).orElseThrow());
  }

  /** Changes settings of the application; {@code json} replaces members. */
  public TestApp change(String json) {
    server
        .parts()
        .clients
        .update(client.tenant(), client.id(), b -> b.deepCopy().setAll(Json.own(json)));
    return now();
  }

  /** The parameters of a usual request and more; an empty value removes one. */
  public Map<String, String> request(Map<String, String> more) {
    var params = new LinkedHashMap<>(TestBrowser.request(client, "v".repeat(43)));
    params.putAll(more);
    params.values().removeIf(String::isEmpty);
    return params;
  }

  /** Opens the authorization endpoint in a browser and follows to a page or the callback. */
  public HttpCalls.Answer authorize(TestBrowser browser, Map<String, String> more) {
    return browser.authorize(request(more));
  }

  /** The whole sign-in in a fresh browser. */
  public TestBrowser.Callback signIn(String email, Map<String, String> more) {
    return server.browser().signIn(client, email, more);
  }

  /** The whole sign-in in a fresh browser with a usual request. */
  public TestBrowser.Callback signIn(String email) {
    return signIn(email, Map.of());
  }

  /** Exchanges a code as this application would. */
  public HttpCalls.Answer exchange(TestBrowser.Callback callback) {
    return server.browser().exchange(client, callback);
  }

  /** Signs in and exchanges the code; the token answer. */
  public ObjectNode tokens(String email, Map<String, String> more) {
    var answer = exchange(signIn(email, more));
    AnswerAssert.assertThat(answer).hasStatus(200);
    return answer.json();
  }

  /** Asks the token endpoint with this application's name and secret. */
  public HttpCalls.Answer token(Map<String, String> fields) {
    return server.http().form("/oauth/token", with(fields));
  }

  /** The same with a JSON body. */
  public HttpCalls.Answer tokenJson(Map<String, String> fields) {
    var body = Json.object();
    with(fields).forEach(body::put);
    return server.http().json("POST", "/oauth/token", Json.write(body));
  }

  private Map<String, String> with(Map<String, String> fields) {
    var all = new LinkedHashMap<String, String>();
    all.put("client_id", client.id());
    if (client.secret() != null) {
      all.put("client_secret", secret());
    }
    all.putAll(fields);
    return all;
  }

  /** Uses a refresh token. */
  public HttpCalls.Answer refresh(String token) {
    return refresh(token, Map.of());
  }

  /** Uses a refresh token with more parameters. */
  public HttpCalls.Answer refresh(String token, Map<String, String> more) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "refresh_token");
    fields.put("refresh_token", token);
    fields.putAll(more);
    return token(fields);
  }

  /** Signs in with offline access and returns the first refresh token. */
  public String refreshToken(String email, Map<String, String> more) {
    var all = new LinkedHashMap<String, String>();
    all.put("scope", "openid profile offline_access");
    all.putAll(more);
    return text(tokens(email, all), "refresh_token");
  }

  /** A member of a token answer, which must be there. */
  public static String text(ObjectNode json, String name) {
    var value = Json.text(json, name);
    if (value == null) {
      throw new AssertionError("No " + name + " in " + json);
    }
    return value;
  }

  /** The claims of a JWT in a token answer, unverified. */
  public static ObjectNode claims(ObjectNode json, String name) {
    return Jws.parse(text(json, name))
        .orElseThrow(() -> new AssertionError("No JWT: " + json))
        .claims();
  }

  /** What an application that proves itself with this key has stored. */
  public static ObjectNode membersOf(SigningKey key) {
    var members = Json.object();
    members
        .putArray("$credentials")
        .addObject()
        .put("id", "cred_1")
        .put("alg", key.algorithm().text())
        .put("jwk", Json.write(key.publicJwk()));
    members
        .putObject("client_authentication_methods")
        .putObject("private_key_jwt")
        .putArray("credentials")
        .addObject()
        .put("id", "cred_1");
    return members;
  }
}
