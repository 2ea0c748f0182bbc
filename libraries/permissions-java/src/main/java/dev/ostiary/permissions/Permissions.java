package dev.ostiary.permissions;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks an Ostiary server what the user of an access token may do at one API <i>now</i>, where the
 * claims of the token say what was true when it was made. Answers are kept under a hash of the
 * token and confirmed by their ETag, so that an unchanged one costs an empty answer; tokens
 * themselves are not kept. Safe for use by many threads.
 *
 * <pre>{@code
 * var permissions = Permissions.of(URI.create("https://id.example.com/"), "https://orders.example.com");
 * if (permissions.can(accessToken, "approve:orders")) { ... }
 * }</pre>
 */
public final class Permissions {
  private static final int KEPT = 1_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI feed;
  private final Duration freshness;

  /** The least recently used goes first. */
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > KEPT;
        }
      };

  private record Known(String etag, Granted granted, long ticks) {}

  private Permissions(HttpClient client, URI feed, Duration freshness) {
    this.client = client;
    this.feed = feed;
    this.freshness = freshness;
  }

  /**
   * Permissions at one API, asked each time.
   *
   * @param issuer the issuer of the tokens, such as {@code https://id.example.com/}
   * @param audience the identifier of the API
   */
  public static Permissions of(URI issuer, String audience) {
    return of(HttpClient.newBuilder().connectTimeout(TIMEOUT).build(), issuer, audience);
  }

  /** The same with a client of one's own: another trust store, a proxy. */
  public static Permissions of(HttpClient client, URI issuer, String audience) {
    var base = issuer.toString().replaceFirst("/$", "");
    var query = "?audience=" + URLEncoder.encode(audience, StandardCharsets.UTF_8);
    var feed = URI.create(base + "/ostiary/v1/me/permissions" + query);
    return new Permissions(client, feed, Duration.ZERO);
  }

  /** The same, with answers taken as true for so long without asking again. */
  public Permissions freshFor(Duration time) {
    return new Permissions(client, feed, time);
  }

  /**
   * Whether the user may do this.
   *
   * @throws TokenRefused when the server refuses the token
   * @throws IOException when the server cannot be reached or knows no such API
   */
  public boolean can(String accessToken, String permission)
      throws IOException, InterruptedException, TokenRefused {
    return granted(accessToken).can(permission);
  }

  /**
   * All that the user may do.
   *
   * @throws TokenRefused when the server refuses the token
   * @throws IOException when the server cannot be reached or knows no such API
   */
  public Granted granted(String accessToken)
      throws IOException, InterruptedException, TokenRefused {
    var key = hash(accessToken);
    var before = known(key);
    if (before != null && System.nanoTime() - before.ticks() < freshness.toNanos()) {
      return before.granted();
    }
    var answer = ask(accessToken, before);
    var now = read(key, answer, before);
    synchronized (known) {
      known.put(key, now);
    }
    return now.granted();
  }

  private @Nullable Known known(String key) {
    synchronized (known) {
      return known.get(key);
    }
  }

  private HttpResponse<String> ask(String token, @Nullable Known before)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(feed).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    if (before != null) {
      request.header("If-None-Match", before.etag());
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Known read(String key, HttpResponse<String> answer, @Nullable Known before)
      throws IOException, TokenRefused {
    long ticks = System.nanoTime();
    if (answer.statusCode() == 304 && before != null) {
      return new Known(before.etag(), before.granted(), ticks);
    }
    if (answer.statusCode() == 401) {
      synchronized (known) {
        known.remove(key);
      }
      throw new TokenRefused(answer.headers().firstValue("WWW-Authenticate").orElse("Bearer"));
    }
    if (answer.statusCode() != 200) {
      throw new IOException(feed + " answered " + answer.statusCode() + ": " + answer.body());
    }
    try {
      var etag = answer.headers().firstValue("ETag").orElse("");
      return new Known(etag, granted(Json.object(answer.body())), ticks);
    } catch (IllegalArgumentException e) {
      throw new IOException(feed + " answered no JSON", e);
    }
  }

  private static Granted granted(Map<String, Object> json) {
    return new Granted(
        String.valueOf(json.get("audience")),
        Set.copyOf(Json.texts(json.get("permissions"))),
        Set.copyOf(Json.texts(json.get("roles"))),
        Json.textsByName(json.get("deprecated")));
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
