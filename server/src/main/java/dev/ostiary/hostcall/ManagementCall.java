package dev.ostiary.hostcall;

import dev.ostiary.common.Json;
import dev.ostiary.outgoing.Answer;
import dev.ostiary.outgoing.OutgoingRequest;
import dev.ostiary.outgoing.OutgoingRequest.Header;
import dev.ostiary.outgoing.Refusal;
import dev.ostiary.tenant.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The host call {@code auth0}, a request to one of the tenant's own APIs: {@code [{method, path,
 * query, body, domain, clientId, clientSecret, token}]} becomes {@code {status, headers, body}}.
 * With a client, a token for the Management API is had first; with neither, none is sent.
 *
 * @param path from the root, {@code /api/v2/users} or {@code /oauth/token}, with the query
 * @param domain of the tenant, as the program has it, or empty
 */
record ManagementCall(
    String method, String path, byte[] body, String domain, Credentials credentials) {
  private static final byte[] NOTHING = {};

  /** What the program brings: a token, or what one is had for. */
  record Credentials(@Nullable String token, String clientId, String clientSecret) {
    /** Whether a token must be had with them. */
    boolean ofClient() {
      return token == null && !clientId.isEmpty();
    }
  }

  /**
   * The call that the arguments describe.
   *
   * @throws Refusal when it is none
   */
  static ManagementCall of(JsonNode json) {
    var path = Json.text(json, "path", "");
    if (!path.startsWith("/")) {
      throw new Refusal("The path must begin with a slash");
    }
    var body = json.path("body");
    return new ManagementCall(
        Json.text(json, "method", "GET").toUpperCase(Locale.ROOT),
        path + query(path, json.path("query")),
        body.isMissingNode() || body.isNull() ? NOTHING : Json.bytes(body),
        Json.text(json, "domain", ""),
        new Credentials(
            Json.text(json, "token"),
            Json.text(json, "clientId", ""),
            Json.text(json, "clientSecret", "")));
  }

  /**
   * Looks at the domain that the program names, if any.
   *
   * @throws Refusal when it is another tenant's
   */
  void requireOwn(Tenant tenant) {
    var name =
        domain.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/$", "");
    var host = tenant.domain().replaceFirst(":\\d+$", "");
    if (!name.isEmpty() && !name.equals(tenant.domain()) && !name.equals(host)) {
      throw new Refusal("The domain of this tenant is " + tenant.domain());
    }
  }

  private static String query(String path, JsonNode query) {
    var pairs = new ArrayList<String>();
    for (var one : query.properties()) {
      var values = one.getValue().isArray() ? one.getValue().values() : List.of(one.getValue());
      for (var value : values) {
        if (!value.isNull()) {
          pairs.add(encoded(one.getKey()) + "=" + encoded(value.asString("")));
        }
      }
    }
    return pairs.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** For the log: method and path. */
  String detail() {
    return method + " " + path.split("\\?", 2)[0];
  }

  /** The request with its token, if any. */
  OutgoingRequest request(@Nullable String token) {
    var headers = new ArrayList<Header>();
    if (token != null) {
      headers.add(new Header("Authorization", "Bearer " + token));
    }
    if (body.length > 0) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    return new OutgoingRequest(method, headers, body);
  }

  /** Asks for a token of the client's own (RFC 6749 section 4.4). */
  static OutgoingRequest tokenRequest(Tenant tenant, Credentials credentials) {
    var form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", credentials.clientId(),
            "client_secret", credentials.clientSecret(),
            "audience", tenant.managementAudience());
    var text =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return new OutgoingRequest(
        "POST",
        List.of(new Header("Content-Type", "application/x-www-form-urlencoded")),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer as the program gets it. */
  static ObjectNode shown(Answer answer) {
    var json = Json.object().put("status", answer.status());
    var headers = json.putObject("headers");
    answer.headers().keySet().forEach(name -> headers.put(name, answer.header(name)));
    json.set("body", body(answer));
    return json;
  }

  /** What is no JSON is text. */
  static JsonNode body(Answer answer) {
    if (answer.body().length == 0) {
      return Json.object().nullNode();
    }
    try {
      return Json.parse(answer.body());
    } catch (Json.MalformedJson e) {
      return Json.object().stringNode(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }
}
