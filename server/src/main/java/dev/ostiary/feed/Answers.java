package dev.ostiary.feed;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what a user may do at an API now, by the rules that tokens are made by. */
final class Answers {
  private final Database database;
  private final Clients clients;
  private final ResourceServers apis;
  private final TokenIssuer issuer;
  private final Holders holders;
  private final Time time;
  private final UserStore users = new UserStore();

  Answers(PermissionFeed.Parts parts) {
    this.database = parts.database();
    this.clients = parts.clients();
    this.apis = parts.apis();
    this.issuer = parts.issuer();
    this.holders = new Holders(parts.database(), parts.accessTokens(), parts.time());
    this.time = parts.time();
  }

  Outcome now(Question question) {
    var tenant = question.tenant().id();
    var holder = holders.find(question).orElse(null);
    if (holder == null) {
      return new Outcome.Refused();
    }
    var client = clients.find(tenant, holder.clientId()).orElse(null);
    var user =
        database
            .read(tx -> users.find(tx, tenant, holder.userId()))
            .filter(u -> !u.blocked())
            .orElse(null);
    if (client == null || user == null) {
      return new Outcome.Refused();
    }
    // What a token may do at the Management API is no matter of roles: its scopes say it.
    return apis.byIdentifier(tenant, question.audience())
        .filter(api -> !api.system())
        .<Outcome>map(api -> answer(request(question, holder, client, user), holder, api))
        .orElseGet(Outcome.UnknownApi::new);
  }

  private static IssuanceRequest request(
      Question question, Holder holder, Client client, User user) {
    return new IssuanceRequest(
        question.tenant(),
        client,
        IssuanceRequest.Flow.CODE,
        user,
        question.audience(),
        holder.scopes(),
        null,
        IssuanceRequest.Details.of(holder.organization()));
  }

  private Outcome.Answer answer(IssuanceRequest request, Holder holder, ResourceServer api) {
    var held = issuer.held(request, api);
    boolean firstParty = request.client().firstParty();
    var permissions = new TreeSet<>(held.permissions());
    if (!api.enforcesPolicies()) {
      // Nobody is given anything at this API: a token has what was asked for.
      permissions.addAll(ofToken(holder, api));
    } else if (!firstParty) {
      permissions.retainAll(ofToken(holder, api));
    }
    var former = formerNames(api, firstParty ? api.scopes().keySet() : permissions);
    former.forEach(
        (old, present) -> {
          if (permissions.contains(present)) {
            permissions.add(old);
          }
        });
    var json = Json.object().put("audience", api.identifier());
    json.set("permissions", Json.array(permissions));
    json.set("roles", Json.array(firstParty ? held.roles() : Set.of()));
    var deprecated = json.putObject("deprecated");
    former.forEach(deprecated::put);
    return Outcome.Answer.of(holder, json);
  }

  /** The token's scopes that the API still defines, by the names they have now. */
  private Set<String> ofToken(Holder holder, ResourceServer api) {
    return holder.scopes().stream()
        .flatMap(s -> api.permission(s, time.millis()).stream())
        .collect(Collectors.toSet());
  }

  private Map<String, String> formerNames(ResourceServer api, Set<String> permissions) {
    var names = new TreeMap<String, String>();
    permissions.forEach(
        p -> api.formerNames(p, time.millis()).forEach(alias -> names.put(alias.name(), p)));
    return names;
  }
}
