package dev.ostiary.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Just enough of a browser to sign in: cookies, redirects, forms. */
final class Browser implements AutoCloseable {
  private static final int MAX_STEPS = 12;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Sample sample;
  private final String origin;

  Browser(Sample sample, int port) {
    this.sample = sample;
    this.origin = "http://127.0.0.1:" + port;
  }

  /** Follows an authorization request to its end, signing in and consenting where asked. */
  String code(String authorize) throws IOException, InterruptedException {
    var answer = send(get(authorize));
    for (int step = 0; step < MAX_STEPS; step++) {
      var location = answer.headers().firstValue("location").orElse("");
      if (location.startsWith(sample.spa("url"))) {
        return query(location, "code");
      }
      answer = send(location.isEmpty() ? submit(answer.body()) : get(location));
    }
    throw new IllegalStateException("The sign-in did not end:\n" + answer.body());
  }

  /** The line with this browser's cookies, for requests that are made elsewhere. */
  String cookieLine() {
    return "Cookie: "
        + cookies.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("; "))
        + "\r\n";
  }

  private HttpRequest.Builder get(String location) {
    return HttpRequest.newBuilder(URI.create(origin).resolve(location));
  }

  private HttpRequest.Builder submit(String page) {
    var form = HtmlForm.of(page);
    if (form == null) {
      throw new IllegalStateException("Neither a redirect nor a form:\n" + page);
    }
    var filled = form.filled(sample.user("email"), sample.user("password"));
    return get(form.action())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(Sample.encode(filled)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieLine().substring("Cookie: ".length()).strip());
    }
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (var cookie : answer.headers().allValues("set-cookie")) {
      var pair = cookie.substring(0, cookie.indexOf(';'));
      int equals = pair.indexOf('=');
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return answer;
  }

  private static String query(String location, String name) {
    var match = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(location);
    if (!match.find()) {
      throw new IllegalStateException("No " + name + " in " + location);
    }
    return match.group(1);
  }

  @Override
  public void close() {
    http.close();
  }
}
