package dev.ostiary.http;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Params;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP request, independent of the server that received it. */
public final class Request {
  /** Reads the body, at most so many bytes; once. */
  @FunctionalInterface
  public interface Body {
    /**
     * The whole body.
     *
     * @throws HttpError 413 when it is longer than {@code limit}
     */
    byte[] read(int limit) throws IOException;

    /** The body as it arrives, for what is too large to hold. Reading blocks. */
    default InputStream open() throws IOException {
      return new ByteArrayInputStream(read(MAX_BODY));
    }
  }

  /** What the request line and the connection say. */
  public record Target(String method, String host, String path, @Nullable String query) {}

  private static final int MAX_BODY = 1 << 20;
  private final Target target;
  private final Map<String, List<String>> headers;
  private final String remoteAddress;
  private final Body body;
  private final Map<String, String> pathParams;

  /**
   * A request.
   *
   * @param headers by lower-case name
   * @param remoteAddress the client's IP address
   */
  public Request(
      Target target, Map<String, List<String>> headers, String remoteAddress, Body body) {
    this(target, headers, remoteAddress, body, Map.of());
  }

  private Request(
      Target target,
      Map<String, List<String>> headers,
      String remoteAddress,
      Body body,
      Map<String, String> pathParams) {
    this.target = target;
    this.headers = headers;
    this.remoteAddress = remoteAddress;
    this.body = body;
    this.pathParams = pathParams;
  }

  Request withPathParams(Map<String, String> params) {
    return new Request(target, headers, remoteAddress, body, params);
  }

  /** The method in capitals. */
  public String method() {
    return target.method();
  }

  /** The host with its port as the client named it, in lower case. */
  public String host() {
    return target.host();
  }

  /** The raw path, still percent-encoded. */
  public String path() {
    return target.path();
  }

  /** The raw query, or null. */
  public @Nullable String rawQuery() {
    return target.query();
  }

  /** The IP address of the client. */
  public String remoteAddress() {
    return remoteAddress;
  }

  /**
   * The query's parameters.
   *
   * @throws Params.MalformedParams when they are not well-formed
   */
  public Params query() {
    return Params.parse(target.query());
  }

  /** The decoded value of a path parameter. */
  public String path(String name) {
    var value = pathParams.get(name);
    if (value == null) {
      throw new IllegalArgumentException("No path parameter " + name);
    }
    return value;
  }

  /** The first value of a header; the name in lower case. */
  public Optional<String> header(String name) {
    var all = headers.get(name);
    return all == null ? Optional.empty() : Optional.of(all.getFirst());
  }

  /** Every value of a header; the name in lower case. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** The media type of the body without parameters, in lower case; empty when none is given. */
  public String contentType() {
    var type = header("content-type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  /** The values of all cookies of this name, in the order sent (RFC 6265 section 5.4). */
  public List<String> cookies(String name) {
    var found = new ArrayList<String>(1);
    for (var header : headers("cookie")) {
      for (var pair : header.split(";")) {
        var trimmed = pair.strip();
        if (trimmed.startsWith(name)
            && trimmed.length() > name.length()
            && trimmed.charAt(name.length()) == '=') {
          found.add(trimmed.substring(name.length() + 1));
        }
      }
    }
    return found;
  }

  /** The first cookie of this name. */
  public Optional<String> cookie(String name) {
    return cookies(name).stream().findFirst();
  }

  /** How many header fields there are. */
  int headerCount() {
    return headers.values().stream().mapToInt(List::size).sum();
  }

  /** Whether the body has arrived; a form with a file is read while it arrives. */
  public boolean complete() {
    return !contentType().equals("multipart/form-data");
  }

  /**
   * This request when all of it has arrived, as far as it is {@link #complete}. What is wrong with
   * the body is told to whoever reads it.
   */
  public Request received() {
    if (!complete() || method().equals("GET") || method().equals("HEAD")) {
      return this;
    }
    Body whole;
    try {
      var bytes = bytes();
      whole = limit -> bytes;
    } catch (HttpError e) {
      whole =
          limit -> {
            throw e;
          };
    }
    return new Request(target, headers, remoteAddress, whole, pathParams);
  }

  /** The body's bytes, at most 1 MiB. */
  public byte[] bytes() {
    try {
      return body.read(MAX_BODY);
    } catch (InterruptedIOException e) {
      throw new HttpError(408, "invalid_request", "The body took too long");
    } catch (IOException e) {
      throw HttpError.badRequest("The body could not be read");
    }
  }

  /**
   * Reads a form with a file (multipart/form-data, RFC 7578) without holding it: the bytes of the
   * file go on as they arrive, before or after the other fields.
   *
   * @return the other fields
   * @throws HttpError 400, 413 or 415 when the form is malformed, too large or none at all
   */
  public Map<String, String> upload(Upload upload) {
    if (!contentType().equals("multipart/form-data")) {
      throw new HttpError(415, "invalid_request", "Content-Type must be multipart/form-data");
    }
    if (number("content-length") > upload.limit()) {
      throw Multipart.tooLarge(upload.limit());
    }
    try (var in = body.open()) {
      return Multipart.read(in, header("content-type").orElse(""), upload);
    } catch (IOException e) {
      throw HttpError.badRequest("The body could not be read");
    }
  }

  private long number(String header) {
    var text = header(header).orElse("");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  /**
   * The parameters of a form or JSON body; none when the body is empty.
   *
   * @throws HttpError 400 or 415 when the body is not one of these or malformed
   */
  public Params form() {
    var bytes = bytes();
    if (bytes.length == 0) {
      return Params.none();
    }
    return switch (contentType()) {
      case "application/json" -> {
        try {
          if (Json.parse(bytes) instanceof tools.jackson.databind.node.ObjectNode object) {
            yield Params.of(object);
          }
        } catch (Json.MalformedJson e) {
          throw HttpError.badRequest("The body is not well-formed JSON");
        }
        throw HttpError.badRequest("The body must be a JSON object");
      }
      case "application/x-www-form-urlencoded" -> Params.parse(bytes);
      default ->
          throw new HttpError(
              415,
              "invalid_request",
              "Content-Type must be application/json or application/x-www-form-urlencoded");
    };
  }
}
