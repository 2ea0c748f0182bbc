package dev.ostiary.outgoing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is asked of another server. What belongs to the connection is not the asker's: such header
 * fields are left out, as in browsers.
 *
 * @param headers without line breaks
 */
public record OutgoingRequest(String method, List<Header> headers, byte[] body) {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  private static final int MAX_HEADERS = 32 * 1024;
  private static final int MAX_BODY = 1 << 20;

  /** A header field. */
  public record Header(String name, String value) {}

  /**
   * A request that can be written.
   *
   * @throws Refusal when it cannot
   */
  public OutgoingRequest {
    if (!TOKEN.matcher(method).matches()
        || method.length() > 20
        || FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT))) {
      throw new Refusal("Not a method that can be used here");
    }
    int size = 0;
    var kept = new ArrayList<Header>();
    for (var header : headers) {
      if (!TOKEN.matcher(header.name()).matches() || !VALUE.matcher(header.value()).matches()) {
        throw new Refusal("A header field has characters that are not allowed");
      }
      size += header.name().length() + header.value().length();
      if (!ofTheConnection(header.name().toLowerCase(Locale.ROOT))) {
        kept.add(header);
      }
    }
    if (size > MAX_HEADERS) {
      throw new Refusal("The header fields are longer than 32 KiB");
    }
    if (body.length > MAX_BODY) {
      throw new Refusal("The body is larger than 1 MiB");
    }
    headers = List.copyOf(kept);
  }

  private static boolean ofTheConnection(String name) {
    return OF_THE_CONNECTION.contains(name) || name.startsWith("proxy-");
  }

  private boolean has(String name) {
    return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
  }

  /** As bytes of HTTP/1.1 (RFC 9112), on a connection that is used once. */
  byte[] bytes(Target target) {
    var head = new StringBuilder(method + " " + target.path() + " HTTP/1.1\r\n");
    head.append("Host: ").append(target.url().getRawAuthority()).append("\r\n");
    head.append("Connection: close\r\nAccept-Encoding: identity\r\n");
    if (!has("user-agent")) {
      head.append("User-Agent: Ostiary/1\r\n");
    }
    if (!has("accept")) {
      head.append("Accept: */*\r\n");
    }
    for (var header : headers) {
      head.append(header.name()).append(": ").append(header.value().strip()).append("\r\n");
    }
    if (body.length > 0 || Set.of("POST", "PUT", "PATCH").contains(method)) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
