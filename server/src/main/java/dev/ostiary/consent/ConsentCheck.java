package dev.ostiary.consent;

import dev.ostiary.client.Client;
import dev.ostiary.db.Database;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.oauth.Scope;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.TokenPlan;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a user must be asked. Applications of the tenant's owner may skip the question if the API
 * says so, but never with a callback on localhost: anybody's program can listen there. A
 * development switch of the tenant relaxes that.
 */
public final class ConsentCheck {
  private final Database database;
  private final ConsentStore store = new ConsentStore();

  /** A check. */
  public ConsentCheck(Database database) {
    this.database = database;
  }

  /** The scopes that the user has not allowed yet; empty when nobody needs to be asked. */
  public Set<String> missing(TokenPlan plan, AuthorizationRequest request) {
    var wanted = new LinkedHashSet<>(plan.today());
    wanted.remove("openid");
    if (skips(plan, request)) {
      return Set.of();
    }
    if (wanted.isEmpty() && plan.request().client().firstParty()) {
      return Set.of();
    }
    wanted.add("openid");
    wanted.retainAll(plan.scopes());
    var allowed = database.read(tx -> store.allowed(tx, subject(plan)));
    wanted.removeAll(allowed);
    return wanted;
  }

  private static boolean skips(TokenPlan plan, AuthorizationRequest request) {
    Client client = plan.request().client();
    if (client.id().equals(Tenant.DASHBOARD)) {
      // Part of this server, with a callback here: there is no other party to allow anything to.
      return true;
    }
    if (!client.firstParty()) {
      return false;
    }
    var api = api(plan);
    if (api.isEmpty()) {
      return true;
    }
    boolean verifiable =
        !request.onLocalhost() || plan.request().tenant().skipsConsentOnLocalhost();
    return api.get().skipsConsent() && verifiable;
  }

  /** Notes that the user allowed what the plan grants. */
  public void allow(TokenPlan plan, long now) {
    database.write(
        tx -> {
          store.allow(tx, subject(plan), plan.today(), now);
          return true;
        });
  }

  /** The API of the plan, if it has one. */
  static Optional<ResourceServer> api(TokenPlan plan) {
    return plan.access() instanceof TokenPlan.Jwt jwt ? Optional.of(jwt.api()) : Optional.empty();
  }

  private static ConsentStore.Subject subject(TokenPlan plan) {
    var request = plan.request();
    return new ConsentStore.Subject(
        request.tenant().id(),
        Objects.requireNonNull(request.user()).id(),
        request.client().id(),
        api(plan).map(ResourceServer::identifier).orElse(""));
  }

  /** Whether a scope concerns the account and not the API. */
  static boolean ofAccount(String scope) {
    return Scope.OPENID_SCOPES.contains(scope) && !scope.equals("openid");
  }
}
