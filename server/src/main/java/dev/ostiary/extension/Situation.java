package dev.ostiary.extension;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.http.Request;
import dev.ostiary.oauth.ResponseType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is going on when programs run: the request that started it and the parameters of OAuth.
 *
 * @param protocol as Auth0 names it, such as {@code oidc-basic-profile}
 * @param visitor who is there
 * @param parameters of the authorization or token request; no secrets
 * @param session the {@code sid} of the browser's session, or null
 * @param redirectable whether the user can be sent elsewhere now
 */
public record Situation(
    String protocol,
    Visitor visitor,
    Map<String, String> parameters,
    @Nullable String session,
    boolean redirectable) {
  private static final int MAX_HEADER = 512;

  /**
   * The browser or program at the other end.
   *
   * @param query of the request
   * @param body of a form
   */
  public record Visitor(
      String ip,
      String hostname,
      String method,
      String userAgent,
      String language,
      Map<String, String> query,
      Map<String, String> body) {
    /** Nobody: what programs are tried with. */
    public static final Visitor NOBODY =
        new Visitor("203.0.113.7", "localhost", "GET", "Mozilla/5.0", "en", Map.of(), Map.of());

    /** Of a request. Parameters are left to the caller, who knows which of them are secrets. */
    public static Visitor of(Request request) {
      return new Visitor(
          request.remoteAddress(),
          request.host(),
          request.method(),
          Text.start(request.header("user-agent").orElse(""), MAX_HEADER),
          Text.start(request.header("accept-language").orElse("").split("[,;]")[0], 20),
          Map.of(),
          Map.of());
    }

    /** The same with parameters. */
    public Visitor with(Map<String, String> newQuery, Map<String, String> newBody) {
      return new Visitor(ip, hostname, method, userAgent, language, newQuery, newBody);
    }

    /** As {@code event.request}. */
    public ObjectNode toJson() {
      var json =
          Json.object()
              .put("ip", ip)
              .put("hostname", hostname)
              .put("method", method)
              .put("user_agent", userAgent)
              .put("language", language);
      json.putObject("geoip");
      query.forEach(json.putObject("query")::put);
      body.forEach(json.putObject("body")::put);
      return json;
    }
  }

  /** As Auth0 names a sign-in by what it answers with. */
  public static String protocol(Collection<ResponseType> types) {
    if (!types.contains(ResponseType.CODE)) {
      return "oidc-implicit-profile";
    }
    return types.size() > 1 ? "oidc-hybrid-profile" : "oidc-basic-profile";
  }

  /** A request outside of a sign-in. */
  public static Situation of(Request request) {
    return new Situation("", Visitor.of(request), Map.of(), null, false);
  }

  /** A parameter, or null. */
  public @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  /** The same at an API that the request need not have named. */
  public Situation at(String audience) {
    var all = new LinkedHashMap<>(parameters);
    all.put("audience", audience);
    return new Situation(protocol, visitor, all, session, redirectable);
  }

  /** The same with a visitor who comes back with parameters. */
  public Situation with(Visitor back) {
    return new Situation(protocol, back, parameters, session, redirectable);
  }
}
