package dev.ostiary.http;

import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One HTTP answer, complete and immutable. */
public record Response(int status, List<Header> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  /** A header field. */
  public record Header(String name, String value) {}

  /** An answer without a body. */
  public static Response empty(int status) {
    return new Response(status, List.of(), NOTHING);
  }

  /** JSON. */
  public static Response json(int status, JsonNode body) {
    return of(status, "application/json; charset=utf-8", Json.bytes(body));
  }

  /** A page. */
  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Plain text. */
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of a media type. */
  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /** A redirect after which the browser uses GET. */
  public static Response redirect(String location) {
    return empty(302).with("Location", location);
  }

  /** This answer with one more header field. */
  public Response with(String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("A line break in header " + name);
    }
    var all = new ArrayList<>(headers);
    all.add(new Header(name, value));
    return new Response(status, List.copyOf(all), body);
  }

  /** This answer, never to be stored (RFC 6749 section 5.1). */
  public Response noStore() {
    return with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }

  /** Whether a header field is set, by its exact name. */
  public boolean has(String name) {
    return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
  }
}
