package dev.ostiary.http;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP answer, complete and immutable.
 *
 * @param stream writes the body instead, when it is too large to hold
 */
public record Response(int status, List<Header> headers, byte[] body, @Nullable Stream stream) {
  private static final byte[] NOTHING = {};

  /** An answer that is at hand. */
  public Response(int status, List<Header> headers, byte[] body) {
    this(status, headers, body, null);
  }

  /** Writes a body piece by piece. */
  @FunctionalInterface
  public interface Stream {
    /** Writes all of it; an exception cuts the answer off, so that nobody takes it for whole. */
    void writeTo(OutputStream out) throws IOException;
  }

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

  /** JSON that is written already. */
  public static Response written(int status, byte[] body) {
    return of(status, "application/json; charset=utf-8", body);
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

  /** A body that is made while it is sent. */
  public static Response of(int status, String contentType, Stream stream) {
    return new Response(status, List.of(new Header("Content-Type", contentType)), NOTHING, stream);
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
    return new Response(status, List.copyOf(all), body, stream);
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
