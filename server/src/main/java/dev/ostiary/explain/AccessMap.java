package dev.ostiary.explain;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.log.DailyStats;
import dev.ostiary.log.Issuance.Kind;
import dev.ostiary.log.IssuanceStore;
import dev.ostiary.log.IssuanceStore.Use;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Role;
import dev.ostiary.role.Roles;
import dev.ostiary.token.TokenIssuer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may get a token for what in a tenant, by what, and what was made of it. */
public final class AccessMap {
  /** The greatest number of nodes of a kind. */
  static final int MAX_NODES = 500;

  /** The greatest number of edges between applications and APIs. */
  static final int MAX_EDGES = 5_000;

  private static final int MAX_PERMISSIONS = 100_000;

  /** How many days back a last use is told. */
  private static final int KNOWN_DAYS = 90;

  private final Sources sources;
  private final AccessRules rules;
  private final Time time;
  private final IssuanceStore issuances = new IssuanceStore();
  private final PermissionStore permissions = new PermissionStore();

  /** What the map is drawn from. */
  public record Sources(
      Database database,
      Clients clients,
      ResourceServers apis,
      Connections connections,
      Roles roles,
      TokenIssuer issuer) {}

  /** A map of these. */
  public AccessMap(Sources sources, Time time) {
    this.sources = sources;
    this.rules = new AccessRules(sources.connections());
    this.time = time;
  }

  /**
   * The map.
   *
   * @param first the first day of the window
   * @param truncated whether there is more than a map shows
   */
  record View(
      LocalDate first,
      List<Connection> connections,
      List<Client> clients,
      List<ResourceServer> apis,
      List<Role> roles,
      List<AccessEdge> access,
      List<PermissionStore.OfRole> permissions,
      boolean truncated) {}

  /** What was read at one moment. */
  private record Read(Map<Key, Use> uses, List<PermissionStore.OfRole> permissions) {}

  private record Key(String client, String audience, String kind) {}

  /** The map with what happened in this many days of UTC, of which today is the last. */
  View view(String tenant, int days) {
    var today = DailyStats.date(time.millis());
    var first = today.minusDays(days - 1L);
    var read = read(tenant, today, first);
    // The list has neither the dashboard's own client nor what is not there; the global client
    // stands for all others and gets no tokens.
    var clients = sources.clients().all(tenant).stream().filter(c -> !c.global()).toList();
    var apis = sources.apis().all(tenant);
    var roles = sources.roles().all(tenant);
    var connections = sources.connections().all(tenant);
    boolean more =
        List.of(clients, apis, roles, connections).stream().anyMatch(l -> l.size() > MAX_NODES);
    var edges = edges(some(clients), some(apis), read.uses());
    return new View(
        first,
        some(connections),
        some(clients),
        some(apis),
        some(roles),
        edges.stream().limit(MAX_EDGES).toList(),
        read.permissions(),
        more || edges.size() > MAX_EDGES || read.permissions().size() == MAX_PERMISSIONS);
  }

  private static <T> List<T> some(List<T> all) {
    return all.stream().limit(MAX_NODES).toList();
  }

  private Read read(String tenant, LocalDate today, LocalDate first) {
    var known = DailyStats.text(today.minusDays(KNOWN_DAYS - 1L));
    return sources
        .database()
        .read(
            tx ->
                new Read(
                    issuances.uses(tx, tenant, known, DailyStats.text(first)).stream()
                        .collect(
                            Collectors.toMap(
                                u -> new Key(u.clientId(), u.audience(), u.kind()),
                                Function.identity())),
                    permissions.ofRoles(tx, tenant, MAX_PERMISSIONS)));
  }

  /**
   * Those that were used or tried come first: what is cut off is what nobody used. Once there are
   * enough of the others they are not even worked out, since many applications and many APIs make
   * very many pairs.
   */
  private List<AccessEdge> edges(
      List<Client> clients, List<ResourceServer> apis, Map<Key, Use> uses) {
    var seen = new ArrayList<AccessEdge>();
    var others = new ArrayList<AccessEdge>();
    for (var client : clients) {
      var ways = rules.userGrants(client);
      for (var api : apis) {
        var user = use(uses, client, api, Kind.USER);
        var itself = use(uses, client, api, Kind.CLIENT);
        if (others.size() > MAX_EDGES && !user.seen() && !itself.seen()) {
          continue;
        }
        var reach = sources.issuer().reach(client, api);
        Stream.of(
                rules.users(client, api, ways, user, reach),
                rules.itself(client, api, itself, reach))
            .flatMap(Optional::stream)
            .forEach(e -> (e.seen() ? seen : others).add(e));
      }
    }
    seen.addAll(others);
    return shared(seen);
  }

  private static Use use(Map<Key, Use> uses, Client client, ResourceServer api, Kind kind) {
    var key = new Key(client.id(), api.identifier(), kind.code());
    var none = new Use(client.id(), api.identifier(), kind.code(), 0, 0, null);
    return uses.getOrDefault(key, none);
  }

  /** With the risk of a secret that several applications' tokens are made with. */
  private static List<AccessEdge> shared(List<AccessEdge> edges) {
    var applications =
        edges.stream()
            .filter(AccessEdge::open)
            .collect(
                Collectors.groupingBy(
                    e -> e.api().identifier(),
                    Collectors.mapping(e -> e.client().id(), Collectors.toSet())));
    return edges.stream()
        .map(
            e ->
                e.open()
                        && e.api().algorithm().symmetric()
                        && applications
                                .getOrDefault(e.api().identifier(), java.util.Set.of())
                                .size()
                            > 1
                    ? e.with(Risk.SHARED_SECRET)
                    : e)
        .toList();
  }
}
