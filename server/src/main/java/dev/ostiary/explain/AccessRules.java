package dev.ostiary.explain;

import dev.ostiary.client.Client;
import dev.ostiary.connection.Connections;
import dev.ostiary.explain.AccessEdge.Via;
import dev.ostiary.log.Issuance.Kind;
import dev.ostiary.log.IssuanceStore.Use;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.token.TokenIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which tokens an application may get. Each rule is the one that issues: scopes and policies are
 * {@link TokenIssuer#reach}, grant types {@link Client#allows}, the need of a connection is the
 * gate's before every token of a user.
 */
final class AccessRules {
  private static final List<GrantType> BROWSER =
      List.of(GrantType.AUTHORIZATION_CODE, GrantType.IMPLICIT);
  private static final List<GrantType> PASSWORDS =
      List.of(GrantType.PASSWORD, GrantType.PASSWORD_REALM);

  private final Connections connections;

  AccessRules(Connections connections) {
    this.connections = connections;
  }

  /** The ways in which users of the application come to tokens, whatever the API. */
  List<GrantType> userGrants(Client client) {
    // The gate lets nobody in who comes from a connection that is not open to the application.
    boolean connected =
        connections.all(client.tenant()).stream().anyMatch(c -> c.clients().contains(client.id()));
    if (!connected) {
      return List.of();
    }
    // The authorization endpoint answers to registered addresses only.
    boolean reachable = !client.callbacks().isEmpty() || !client.origins().isEmpty();
    boolean database = !connections.databasesOf(client.tenant(), client.id()).isEmpty();
    return Stream.concat(
            BROWSER.stream().filter(g -> reachable), PASSWORDS.stream().filter(g -> database))
        .filter(client::allows)
        .toList();
  }

  /** What the application may get at the API for users; empty when there is nothing to tell. */
  Optional<AccessEdge> users(
      Client client, ResourceServer api, List<GrantType> ways, Use use, TokenIssuer.Reach reach) {
    var scopes = reach.users();
    if (ways.isEmpty() || scopes == null) {
      return gone(client, api, Kind.USER, use);
    }
    var all = new ArrayList<>(ways);
    if (api.offlineAccess() && client.allows(GrantType.REFRESH_TOKEN)) {
      all.add(GrantType.REFRESH_TOKEN);
    }
    var via = via(api, scopes);
    var risks = new ArrayList<Risk>();
    if (ways.contains(GrantType.IMPLICIT)) {
      risks.add(Risk.IMPLICIT_GRANT);
    }
    if (ways.stream().anyMatch(PASSWORDS::contains)) {
      risks.add(Risk.PASSWORD_GRANT);
    }
    if (via == Via.ALLOW_ALL && !client.firstParty() && !scopes.isEmpty()) {
      risks.add(Risk.THIRD_PARTY_OPEN);
    }
    if (via == Via.NO_SCOPES) {
      risks.add(Risk.TOKEN_WITHOUT_SCOPES);
    }
    var names = all.stream().map(GrantType::value).toList();
    return Optional.of(new AccessEdge(client, api, Kind.USER, via, names, scopes, use, risks));
  }

  private static Via via(ResourceServer api, Set<String> scopes) {
    if (api.policy("user").equals("allow_all")) {
      return api.system() ? Via.CURRENT_USER_ONLY : Via.ALLOW_ALL;
    }
    return scopes.isEmpty() ? Via.NO_SCOPES : Via.CLIENT_GRANT;
  }

  /** What the application may get at the API for itself; empty when there is nothing to tell. */
  Optional<AccessEdge> itself(Client client, ResourceServer api, Use use, TokenIssuer.Reach reach) {
    var scopes = reach.itself();
    if (scopes == null || !client.allows(GrantType.CLIENT_CREDENTIALS)) {
      return gone(client, api, Kind.CLIENT, use);
    }
    boolean all = api.scopes().size() > 1 && scopes.containsAll(api.scopes().keySet());
    return Optional.of(
        new AccessEdge(
            client,
            api,
            Kind.CLIENT,
            Via.CLIENT_GRANT,
            List.of(GrantType.CLIENT_CREDENTIALS.value()),
            scopes,
            use,
            all ? List.of(Risk.ALL_SCOPES) : List.of()));
  }

  private static Optional<AccessEdge> gone(Client client, ResourceServer api, Kind kind, Use use) {
    var edge = new AccessEdge(client, api, kind, Via.NONE, List.of(), Set.of(), use, List.of());
    return Optional.of(edge).filter(AccessEdge::seen);
  }
}
