package dev.ostiary.token;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.client.Client;
import dev.ostiary.client.ClientGrant;
import dev.ostiary.client.ClientGrants;
import dev.ostiary.db.Database;
import dev.ostiary.management.Scopes;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Roles;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.IssuanceRequest.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which of the scopes asked for are granted: asked, defined, allowed. */
final class ScopePlanner {
  private final Database database;
  private final ClientGrants clientGrants;
  private final Roles roles;
  private final Organizations organizations;
  private final Administrators administrators;
  private final PermissionStore permissions = new PermissionStore();

  ScopePlanner(TokenIssuer.Sources sources) {
    this.database = sources.database();
    this.clientGrants = sources.clientGrants();
    this.roles = sources.roles();
    this.organizations = sources.organizations();
    this.administrators = sources.administrators();
  }

  /**
   * The user's permissions at the API, sorted, each with the names of what gives it; empty when no
   * user is concerned or the API does not ask for permissions. Roles that the user has within an
   * organization count for tokens of that organization only.
   */
  Map<String, List<String>> held(IssuanceRequest request, @Nullable ResourceServer api) {
    var tenant = request.tenant().id();
    return rows(request, api).stream()
        .collect(
            Collectors.groupingBy(
                PermissionStore.Held::permission,
                TreeMap::new,
                Collectors.mapping(h -> source(tenant, h.roleId()), Collectors.toList())));
  }

  /** The same, row by row. */
  List<PermissionStore.Held> rows(IssuanceRequest request, @Nullable ResourceServer api) {
    var user = request.user();
    if (api == null || user == null || !api.enforcesPolicies()) {
      return List.of();
    }
    var tenant = request.tenant().id();
    var rows =
        new ArrayList<>(
            database.read(tx -> permissions.held(tx, tenant, user.id(), api.identifier())));
    var organization = request.details().organization();
    if (organization != null) {
      rows.addAll(organizations.held(user, organization, api.identifier()));
    }
    rows.removeIf(h -> !api.scopes().containsKey(h.permission()));
    return rows;
  }

  private String source(String tenant, String roleId) {
    return roleId.isEmpty()
        ? "assigned directly"
        : "role " + roles.find(tenant, roleId).map(r -> r.name()).orElse(roleId);
  }

  /** The scopes of a client that acts for itself: what its client grant lists. */
  Set<String> forClient(
      IssuanceRequest request,
      ResourceServer api,
      @Nullable Organization organization,
      Reason.Recorder reasons) {
    var grant =
        clientGrant(request.client(), api)
            .orElseThrow(
                () ->
                    api.policy("client").equals("deny_all")
                        ? notAuthorized(api).because("The API's policy denies every client")
                        : notAuthorized(api));
    organizations.requireGrant(grant, organization);
    var granted = new LinkedHashSet<String>();
    for (var scope : grant.scopes()) {
      if (!api.scopes().containsKey(scope)) {
        reasons.dropped("scope:" + scope, "scope.not-defined", "The API no longer defines it");
      } else if (request.scopes().isEmpty() || request.scopes().contains(scope)) {
        granted.add(scope);
        reasons.kept("scope:" + scope, "scope.client-grant", "The client grant lists it");
      } else {
        reasons.dropped("scope:" + scope, "scope.not-asked", "The request did not ask for it");
      }
    }
    var refused = request.scopes().stream().filter(s -> !grant.scopes().contains(s)).toList();
    if (!refused.isEmpty()) {
      throw OAuthError.scopesNotGranted(
          "Client has not been granted scopes: " + String.join(", ", refused));
    }
    return granted;
  }

  /** What lets a client get tokens for itself, unless the API's policy denies it to all. */
  private Optional<ClientGrant> clientGrant(Client client, ResourceServer api) {
    // Commands manage and do nothing else; a probe tries APIs and never gets at the management.
    if (client.id().equals(Tenant.COMMANDS) && api.system()
        || client.id().equals(Tenant.PROBE) && !api.system()) {
      return Optional.of(
          ClientGrant.everything(client.id(), api.identifier(), api.scopes().keySet()));
    }
    return clientGrants
        .find(client.tenant(), client.id(), api.identifier(), "client")
        .filter(grant -> !api.policy("client").equals("deny_all"));
  }

  /** The most that the client gets at the API, by the same rules. */
  TokenIssuer.Reach reach(Client client, ResourceServer api) {
    var users =
        userAccess(client, api)
            .map(
                access ->
                    api.scopes().keySet().stream()
                        .filter(s -> !administratorsOnly(api, s) && access.test(s))
                        .collect(Collectors.toSet()));
    var itself =
        clientGrant(client, api)
            .map(grant -> new HashSet<>(grant.scopes()))
            .map(
                scopes -> {
                  scopes.retainAll(api.scopes().keySet());
                  return scopes;
                });
    return new TokenIssuer.Reach(users.orElse(null), itself.orElse(null));
  }

  private static boolean administratorsOnly(ResourceServer api, String scope) {
    return api.system() && !scope.contains(Scope.OWN_ACCOUNT);
  }

  private static OAuthError notAuthorized(ResourceServer api) {
    return OAuthError.accessDenied(
        "Client is not authorized to access \""
            + api.identifier()
            + "\". You need to create a \"client-grant\" associated to this API. See:"
            + " https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants");
  }

  /**
   * Checks that the API's policy for users lets the client in.
   *
   * @throws OAuthError when it does not: no token is issued then, not even one without scopes, as
   *     many an API looks at the audience only
   */
  void requireUserAccess(Client client, ResourceServer api) {
    if (userAccess(client, api).isEmpty()) {
      throw OAuthError.accessDenied(
              "Client \""
                  + client.id()
                  + "\" is not authorized to access resource server \""
                  + api.identifier()
                  + "\".")
          .because(
              api.policy("user").equals("deny_all")
                  ? "The API's policy denies tokens for users to every application"
                  : "The API's policy asks for a client grant for users");
    }
  }

  /** The scopes of a user: asked, defined, and with RBAC permitted. */
  Set<String> forUser(
      IssuanceRequest request,
      @Nullable ResourceServer api,
      Map<String, List<String>> held,
      Reason.Recorder reasons) {
    var granted = new LinkedHashSet<String>();
    var asked = request.scopes();
    if (request.flow() == Flow.PASSWORD && asked.isEmpty() && api != null) {
      asked = api.scopes().keySet();
      reasons.kept(
          "scope", "scope.password-default", "A password grant without scopes asks for all");
    }
    for (var scope : asked) {
      if (Scope.OPENID_SCOPES.contains(scope)) {
        if (mayKeep(request, api, scope, reasons)) {
          granted.add(scope);
        }
      } else if (api == null) {
        reasons.dropped(
            "scope:" + scope, "scope.no-audience", "The request names no API that could define it");
      } else if (permitted(request, api, scope, held, reasons)) {
        granted.add(scope);
      }
    }
    return granted;
  }

  private boolean permitted(
      IssuanceRequest request,
      ResourceServer api,
      String scope,
      Map<String, List<String>> held,
      Reason.Recorder reasons) {
    var subject = "scope:" + scope;
    if (!api.scopes().containsKey(scope) && !(api.system() && Scopes.managing().contains(scope))) {
      reasons.dropped(subject, "scope.not-defined", api.name() + " does not define it");
      return false;
    }
    if (administratorsOnly(api, scope)) {
      return administers(request, scope, reasons);
    }
    if (userAccess(request.client(), api).filter(access -> access.test(scope)).isEmpty()) {
      reasons.dropped(
          subject, "scope.client-policy", "The client grant for users does not list it");
      return false;
    }
    if (api.enforcesPolicies() && !held.containsKey(scope)) {
      reasons.dropped(
          subject,
          "scope.not-permitted",
          "RBAC is on and the user has this permission neither by role nor directly");
      return false;
    }
    reasons.kept(
        subject,
        api.enforcesPolicies() ? "scope.permitted" : "scope.rbac-off",
        api.enforcesPolicies()
            ? "The user has it: " + String.join(", ", held.getOrDefault(scope, List.of()))
            : "RBAC is off: every scope that the API defines may be had by asking");
    return true;
  }

  /** Only the dashboard manages with a user's token, and only as far as the user's level goes. */
  private boolean administers(IssuanceRequest request, String scope, Reason.Recorder reasons) {
    var subject = "scope:" + scope;
    var user = request.user();
    if (user == null || !request.client().id().equals(Tenant.DASHBOARD)) {
      reasons.dropped(
          subject, "scope.administrators-only", "Users get only scopes for their own account");
      return false;
    }
    var level = administrators.level(request.tenant().id(), user.id());
    if (level.filter(l -> l.scopes().contains(scope)).isEmpty()) {
      reasons.dropped(
          subject,
          "scope.not-administrator",
          level.map(l -> "The user's level is " + l.text()).orElse("The user manages nothing"));
      return false;
    }
    reasons.kept(
        subject, "scope.administrator", "The user's level is " + level.orElseThrow().text());
    return true;
  }

  /** Which scopes the API's policy for users allows the client; empty when it gets no token. */
  private Optional<Predicate<String>> userAccess(Client client, ResourceServer api) {
    return switch (api.policy("user")) {
      case "deny_all" -> Optional.empty();
      case "require_client_grant" ->
          clientGrants
              .find(client.tenant(), client.id(), api.identifier(), "user")
              .map(grant -> grant.scopes()::contains);
      default -> Optional.of(scope -> true);
    };
  }

  private static boolean mayKeep(
      IssuanceRequest request,
      @Nullable ResourceServer api,
      String scope,
      Reason.Recorder reasons) {
    if (!scope.equals("offline_access")) {
      reasons.kept("scope:" + scope, "scope.openid", "OpenID Connect defines it");
      return true;
    }
    if (request.flow() == Flow.FRONT_CHANNEL) {
      reasons.dropped(
          "scope:offline_access",
          "refresh.front-channel",
          "No refresh token ever travels through the browser (OpenID Connect Core 11)");
      return false;
    }
    if (!request.client().allows(GrantType.REFRESH_TOKEN)) {
      reasons.dropped(
          "scope:offline_access",
          "refresh.grant-type",
          "The application may not use refresh tokens");
      return false;
    }
    if (api != null && !api.offlineAccess()) {
      reasons.dropped(
          "scope:offline_access", "refresh.api", api.name() + " does not allow offline access");
      return false;
    }
    reasons.kept("scope:offline_access", "refresh.allowed", "Application and API allow it");
    return true;
  }
}
