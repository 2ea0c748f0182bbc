package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which addresses an application may register. They are compared byte for byte later, so nothing is
 * normalised here; what could mean two things is refused (RFC 9700 section 2.1, RFC 8252).
 */
final class ClientUris {
  /** Schemes that run or show something instead of calling an application. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript",
          "data",
          "vbscript",
          "file",
          "blob",
          "about",
          "filesystem",
          "ws",
          "wss",
          "ftp",
          "mailto",
          "view-source",
          "jar",
          "intent");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern TRAVERSAL =
      Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$)|//|%2f|%5c|%00", Pattern.CASE_INSENSITIVE);

  private ClientUris() {}

  /** Refuses an application one of whose addresses must not be registered. */
  static void check(ObjectNode client) {
    boolean app = Json.text(client, "app_type", "").equals("native");
    for (var name : new String[] {"callbacks", "allowed_logout_urls"}) {
      refuse(client, name, url -> problem(url, app));
    }
    for (var name : new String[] {"web_origins", "allowed_origins"}) {
      refuse(client, name, url -> originProblem(url, app));
    }
    var login = Json.text(client, "initiate_login_uri", "");
    if (!login.isEmpty()) {
      var problem = login.startsWith("https://") ? problem(login, false) : "it must use https";
      report(problem, login, "initiate_login_uri");
    }
  }

  private interface Rule {
    @Nullable String problem(String url);
  }

  private static void refuse(ObjectNode client, String name, Rule rule) {
    var urls = Json.strings(client, name);
    for (int i = 0; i < urls.size(); i++) {
      report(rule.problem(urls.get(i)), urls.get(i), name + "[" + i + "]");
    }
  }

  private static void report(@Nullable String problem, String url, String place) {
    if (problem != null) {
      throw ManagementError.invalidBody(
          "'Object didn't pass validation for format url: %s' on property %s (%s)."
              .formatted(url, place, problem));
    }
  }

  /** Why the URL cannot be registered, or null when it can. */
  static @Nullable String problem(String url, boolean app) {
    if (!PLAIN.matcher(url).matches()) {
      return "only visible ASCII characters are allowed";
    }
    if (url.indexOf('#') >= 0 || url.indexOf('\\') >= 0 || url.indexOf('*') >= 0) {
      return "fragments, backslashes and wildcards are not allowed";
    }
    try {
      var uri = new URI(url);
      if (uri.getScheme() == null) {
        return "it must be an absolute URL";
      }
      if (uri.getRawUserInfo() != null) {
        return "user names are not allowed";
      }
      return schemeProblem(uri, app);
    } catch (URISyntaxException e) {
      return "it is not a URL";
    }
  }

  private static @Nullable String schemeProblem(URI uri, boolean app) {
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (DANGEROUS.contains(scheme)) {
      return "this scheme is not allowed";
    }
    if (scheme.equals("https") || scheme.equals("http")) {
      return webProblem(uri);
    }
    if (!app) {
      return "only native applications can have a scheme of their own";
    }
    return scheme.indexOf('.') < 0
        ? "a scheme of an application's own must be a reversed domain name (RFC 8252)"
        : null;
  }

  private static @Nullable String webProblem(URI uri) {
    if (uri.getHost() == null || uri.getHost().endsWith(".") || !portFits(uri)) {
      return "it must name a host";
    }
    var path = uri.getRawPath();
    if (path != null && TRAVERSAL.matcher(path).find()) {
      return "its path must not have dot segments, empty segments or encoded slashes";
    }
    boolean secure = uri.getScheme().equals("https");
    boolean local = uri.getScheme().equals("http") && LOOPBACK.contains(uri.getHost());
    return secure || local ? null : "http is only for localhost, 127.0.0.1 and [::1]";
  }

  private static boolean portFits(URI uri) {
    return !uri.getRawAuthority().endsWith(":") && uri.getPort() <= 65_535 && uri.getPort() != 0;
  }

  private static @Nullable String originProblem(String url, boolean app) {
    var problem = problem(url, app);
    if (problem != null) {
      return problem;
    }
    var uri = URI.create(url);
    boolean bare =
        uri.getRawAuthority() != null
            && url.equals(uri.getScheme() + "://" + uri.getRawAuthority());
    return bare && url.equals(url.toLowerCase(Locale.ROOT))
        ? null
        : "an origin is a scheme, a host and a port in lower case, without a slash at the end";
  }
}
