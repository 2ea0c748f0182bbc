package dev.ostiary.logout;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.Params;
import dev.ostiary.page.PageError;
import dev.ostiary.page.Screens;
import dev.ostiary.session.Session;
import dev.ostiary.session.Sessions;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.verification.AccessTokens;
import dev.ostiary.verification.IdTokenHints;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signing out: Auth0's {@code /v2/logout}, and {@code /oidc/logout} (OpenID Connect RP-Initiated
 * Logout 1.0). Afterwards the browser goes only to an address that is registered.
 */
public final class LogoutEndpoint implements Endpoint {
  private final Tenants tenants;
  private final Parts parts;

  /** What the endpoint stands on. */
  public record Parts(
      Clients clients, Sessions sessions, IdTokenHints hints, AuditLog log, Screens screens) {}

  /** The endpoint. */
  public LogoutEndpoint(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.parts = parts;
  }

  @Override
  public void routes(Routes routes) {
    routes
        .get("/v2/logout", this::auth0)
        .get("/oidc/logout", r -> oidc(r, r.query()))
        .post("/oidc/logout", r -> oidc(r, r.form()))
        .post("/oidc/logout/confirm", this::confirmed);
  }

  private Response auth0(Request request) {
    var tenant = tenants.of(request);
    var query = single(request.query());
    var client = query.get("client_id").flatMap(id -> parts.clients().find(tenant.id(), id));
    if (query.value("client_id") != null && client.isEmpty()) {
      throw PageError.unknownClient(query.get("client_id", ""));
    }
    var allowed = client.map(Client::logoutUrls).orElse(tenant.allowedLogoutUrls());
    var returnTo = query.value("returnTo");
    if (returnTo != null
        && !allows(allowed, returnTo)
        && !allows(tenant.allowedLogoutUrls(), returnTo)) {
      throw refused("returnTo", returnTo);
    }
    end(tenant, request, client.orElse(null));
    if (returnTo != null) {
      return Sessions.uproot(Response.redirect(returnTo)).noStore();
    }
    return Sessions.uproot(
            allowed.isEmpty() ? Response.text(200, "OK") : Response.redirect(allowed.getFirst()))
        .noStore();
  }

  private static PageError refused(String name, String url) {
    return PageError.invalidRequest(
        "The "
            + name
            + " address \""
            + Text.clipped(url, 200)
            + "\" is not in the list of Allowed Logout URLs.");
  }

  /** An entry is exact, except that its query may be left out: what is sent may add one. */
  private static boolean allows(List<String> allowed, String url) {
    int query = url.indexOf('?');
    return allowed.contains(url)
        || (query >= 0 && isPlain(url) && allowed.contains(url.substring(0, query)));
  }

  /** Only what a URL consists of (RFC 3986 section 2): it becomes a header. */
  private static boolean isPlain(String url) {
    return url.chars().allMatch(c -> c > ' ' && c < 127 && "\"<>\\^`{|}".indexOf(c) < 0);
  }

  /** What is sent twice could mean one address to this server and another to a filter before it. */
  private static Params single(Params params) {
    for (var name : params.repeated()) {
      throw PageError.invalidRequest("Repeated parameter: " + name);
    }
    return params;
  }

  private Response oidc(Request request, Params all) {
    var params = single(all);
    var tenant = tenants.of(request);
    var session = parts.sessions().of(tenant, request);
    var hint = hint(tenant, params);
    var target = target(tenant, params, hint.orElse(null));
    boolean proved =
        session.isEmpty()
            || hint.filter(h -> session.get().userId().equals(Json.text(h, "sub"))).isPresent();
    if (!proved && tenant.asksBeforeSignOut()) {
      // Nobody proved that the user wants this: ask (RP-Initiated Logout section 2).
      return parts
          .screens()
          .show(
              200,
              Screens.Context.of(tenant, request),
              target,
              (pages, shell) -> pages.logoutConfirm(shell, target));
    }
    end(tenant, request, null);
    return target == null
        ? loggedOut(tenant, request)
        : Sessions.uproot(Response.redirect(target)).noStore();
  }

  private Response loggedOut(Tenant tenant, Request request) {
    return Sessions.uproot(
        parts
            .screens()
            .show(
                200,
                Screens.Context.of(tenant, request),
                (pages, shell) -> pages.loggedOut(shell)));
  }

  /** The claims of the hint when it is an ID token of this server; its time may be over. */
  private Optional<ObjectNode> hint(Tenant tenant, Params params) {
    var text = params.value("id_token_hint");
    if (text == null) {
      return Optional.empty();
    }
    var hint = parts.hints().read(tenant, text);
    if (hint.isEmpty()) {
      throw PageError.invalidRequest("The id_token_hint is not an ID token of this server");
    }
    var sid = params.value("logout_hint");
    if (sid != null && !sid.equals(Json.text(hint.get(), "sid"))) {
      throw PageError.invalidRequest("logout_hint and the sid of id_token_hint differ");
    }
    return hint;
  }

  private @Nullable String target(Tenant tenant, Params params, @Nullable ObjectNode hint) {
    var uri = params.value("post_logout_redirect_uri");
    if (uri == null) {
      return null;
    }
    var clientId = params.value("client_id");
    var audiences = hint == null ? List.<String>of() : AccessTokens.audiences(hint);
    if (clientId != null && hint != null && !audiences.contains(clientId)) {
      throw PageError.invalidRequest("client_id and the audience of id_token_hint differ");
    }
    var id = clientId == null && !audiences.isEmpty() ? audiences.getFirst() : clientId;
    var urls =
        id == null
            ? List.<String>of()
            : parts.clients().find(tenant.id(), id).map(Client::logoutUrls).orElse(List.of());
    if (!allows(urls, uri) && !allows(tenant.allowedLogoutUrls(), uri)) {
      throw refused("post_logout_redirect_uri", uri);
    }
    var state = params.value("state");
    return state == null
        ? uri
        : uri
            + (uri.indexOf('?') < 0 ? "?" : "&")
            + "state="
            + URLEncoder.encode(state, StandardCharsets.UTF_8);
  }

  /** The form carries the address only after it was checked; it is checked again. */
  private Response confirmed(Request request) {
    var tenant = tenants.of(request);
    var form = request.form();
    Browser.of(request).check(form);
    end(tenant, request, null);
    var target = form.value("state");
    boolean registered =
        target != null
            && (allows(tenant.allowedLogoutUrls(), target)
                || parts.clients().all(tenant.id()).stream()
                    .anyMatch(c -> allows(c.logoutUrls(), target)));
    return target != null && registered
        ? Sessions.uproot(Response.redirect(target)).noStore()
        : loggedOut(tenant, request);
  }

  private void end(Tenant tenant, Request request, @Nullable Client client) {
    Optional<Session> session = parts.sessions().of(tenant, request);
    session.ifPresent(
        s -> {
          parts.sessions().end(s);
          parts
              .log()
              .write(
                  tenant.id(),
                  request,
                  LogEvent.of(LogType.SUCCESS_LOGOUT, "User signed out")
                      .client(client == null ? null : client.id())
                      .user(s.userId(), null));
        });
  }
}
