package dev.ostiary;

import dev.ostiary.client.Client;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.oauth.Params;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, fills in forms, follows redirects of this server. */
public final class TestBrowser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private final HttpCalls calls;
  private final Map<String, String> cookies = new HashMap<>();

  TestBrowser(String base) {
    this.calls = new HttpCalls(base);
  }

  /** What came back to the application: the values of query, fragment or form. */
  public record Callback(String uri, Params values, String verifier) {
    /** The code. */
    public String code() {
      return values.get("code").orElseThrow(() -> new AssertionError("No code in " + uri));
    }
  }

  /** The cookies, by name. */
  public Map<String, String> cookies() {
    return cookies;
  }

  /** GET of a path or of an absolute address of the server. */
  public HttpCalls.Answer get(String path, String... headers) {
    return keep(calls.get(local(path), with(headers)));
  }

  /** POST of a form. */
  public HttpCalls.Answer post(String path, Map<String, String> fields, String... headers) {
    return keep(calls.form(local(path), fields, with(headers)));
  }

  private static String local(String path) {
    return path.startsWith("http")
        ? URI.create(path).getRawPath()
            + (URI.create(path).getRawQuery() == null ? "" : "?" + URI.create(path).getRawQuery())
        : path;
  }

  private String[] with(String... headers) {
    if (cookies.isEmpty()) {
      return headers;
    }
    var all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Cookie";
    all[headers.length + 1] =
        String.join(
            "; ", cookies.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    return all;
  }

  private HttpCalls.Answer keep(HttpCalls.Answer answer) {
    answer.headers().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase("set-cookie"))
        .flatMap(e -> e.getValue().stream())
        .forEach(
            cookie -> {
              var pair = cookie.split(";", 2)[0].split("=", 2);
              if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
              } else {
                cookies.put(pair[0], pair[1]);
              }
            });
    return answer;
  }

  /** Follows redirects as long as they stay on the server. */
  public HttpCalls.Answer follow(HttpCalls.Answer answer) {
    var current = answer;
    for (int i = 0; i < 10 && isRedirect(current) && current.location().startsWith("/"); i++) {
      current = get(current.location());
    }
    return current;
  }

  private static boolean isRedirect(HttpCalls.Answer answer) {
    return answer.status() == 302 || answer.status() == 303;
  }

  /** The hidden fields of the page's form. */
  public static Map<String, String> fields(String page) {
    var fields = new LinkedHashMap<String, String>();
    HIDDEN
        .matcher(page)
        .results()
        .forEach(
            m -> fields.put(m.group(1), m.group(2).replace("&amp;", "&").replace("&#34;", "\"")));
    return fields;
  }

  /** Sends the page's form with these fields filled in, and follows. */
  public HttpCalls.Answer submit(HttpCalls.Answer page, String action, Map<String, String> filled) {
    var fields = new LinkedHashMap<>(fields(page.body()));
    fields.putAll(filled);
    return follow(post(action, fields));
  }

  /** Parameters of a usual request with PKCE for a client's first callback. */
  public static Map<String, String> request(Client client, String verifier) {
    var params = new LinkedHashMap<String, String>();
    params.put("client_id", client.id());
    params.put("redirect_uri", client.callbacks().getFirst());
    params.put("response_type", "code");
    params.put("scope", "openid profile email");
    params.put("state", "state-" + Ids.alphanumeric(8));
    params.put("code_challenge", Hashes.sha256(verifier));
    params.put("code_challenge_method", "S256");
    return params;
  }

  /** Opens the authorization endpoint and follows to a page or to the callback. */
  public HttpCalls.Answer authorize(Map<String, String> params) {
    return follow(get("/authorize?" + HttpCalls.encode(params)));
  }

  /** The whole sign-in: login page, consent if asked, callback. */
  public Callback signIn(Client client, String email, Map<String, String> more) {
    var verifier = Ids.secret();
    var params = new LinkedHashMap<>(request(client, verifier));
    params.putAll(more);
    params.values().removeIf(String::isEmpty);
    var answer = authorize(params);
    if (answer.body().contains("action=\"/u/login\"")) {
      answer =
          submit(answer, "/u/login", Map.of("username", email, "password", TestServer.PASSWORD));
    }
    if (answer.body().contains("action=\"/u/consent\"")) {
      answer = submit(answer, "/u/consent", Map.of("action", "accept"));
    }
    return callback(answer, verifier);
  }

  /** Reads the values that an answer brings to the application. */
  public static Callback callback(HttpCalls.Answer answer, String verifier) {
    if (!isRedirect(answer)) {
      throw new AssertionError(
          "No redirect to the application but " + answer.status() + ": " + answer.body());
    }
    var uri = URI.create(answer.location());
    var text = uri.getRawFragment() == null ? uri.getRawQuery() : uri.getRawFragment();
    return new Callback(answer.location(), Params.parse(text), verifier);
  }

  /** Exchanges a code at the token endpoint as the client would. */
  public HttpCalls.Answer exchange(Client client, Callback callback) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("client_id", client.id());
    if (client.secret() != null) {
      fields.put("client_secret", client.secret());
    }
    fields.put("code", callback.code());
    fields.put("redirect_uri", client.callbacks().getFirst());
    fields.put("code_verifier", callback.verifier());
    return calls.form("/oauth/token", fields);
  }
}
