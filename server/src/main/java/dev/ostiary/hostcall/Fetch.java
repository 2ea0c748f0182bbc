package dev.ostiary.hostcall;

import dev.ostiary.common.Json;
import dev.ostiary.outgoing.Answer;
import dev.ostiary.outgoing.OutgoingRequest;
import dev.ostiary.outgoing.OutgoingRequest.Header;
import dev.ostiary.outgoing.Refusal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The host call {@code fetch}: {@code [url, {method, headers, body, base64, redirect}]} becomes
 * {@code {status, statusText, headers, body, base64}}. A redirect is an answer like others.
 */
final class Fetch {
  private static final int LONG_SEGMENT = 20;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private Fetch() {}

  /** The request that the arguments describe. */
  static OutgoingRequest request(JsonNode options) {
    var headers = new ArrayList<Header>();
    for (var header : options.path("headers").properties()) {
      for (var value : values(header.getValue())) {
        headers.add(new Header(header.getKey(), value));
      }
    }
    return new OutgoingRequest(Json.text(options, "method", "GET"), headers, body(options));
  }

  private static List<String> values(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(one -> one.asString("")).toList()
        : List.of(value.asString(""));
  }

  private static byte[] body(JsonNode options) {
    var body = options.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return new byte[0];
    }
    if (!body.isString()) {
      throw new Refusal("The body must be text or bytes");
    }
    if (!Json.flag(options, "base64", false)) {
      return body.stringValue().getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body.stringValue());
    } catch (IllegalArgumentException e) {
      throw new Refusal("The body is not base64");
    }
  }

  /** The answer as the program gets it. */
  static ObjectNode shown(JsonNode options, Answer answer) {
    if (Json.text(options, "redirect", "").equals("error") && REDIRECTS.contains(answer.status())) {
      throw new Refusal("The answer is a redirect");
    }
    var json = Json.object().put("status", answer.status()).put("statusText", answer.statusText());
    var headers = json.putObject("headers");
    for (var header : answer.headers().entrySet()) {
      if (header.getKey().equals("set-cookie")) {
        headers.set(header.getKey(), Json.array(header.getValue()));
      } else {
        headers.put(header.getKey(), String.join(", ", header.getValue()));
      }
    }
    try {
      json.put(
          "body",
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString());
    } catch (CharacterCodingException e) {
      json.put("body", Base64.getEncoder().encodeToString(answer.body())).put("base64", true);
    }
    return json;
  }

  /**
   * An address for the log. Queries hold keys, and so do the paths of many webhooks: neither the
   * one nor a long part of the other is kept.
   */
  static String withoutSecrets(URI url) {
    var path = new StringBuilder();
    for (var segment : url.getRawPath().substring(1).split("/", -1)) {
      path.append('/');
      path.append(segment.length() < LONG_SEGMENT ? segment : segment.substring(0, 4) + "…");
    }
    var query = url.getRawQuery() == null ? "" : "?…";
    return url.getScheme() + "://" + url.getRawAuthority() + path + query;
  }
}
