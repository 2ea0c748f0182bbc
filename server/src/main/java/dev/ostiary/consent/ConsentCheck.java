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

  /**
   * Whether the user is asked, and why.
   *
   * @param missing the scopes that the user has not allowed yet; empty when nobody is asked
   * @param rule a stable name of the rule that decided
   * @param text a sentence for people
   */
  public record Decision(Set<String> missing, String rule, String text) {
    /** Whether the user is asked. */
    public boolean asks() {
      return !missing.isEmpty();
    }

    private static Decision skipped(String rule, String text) {
      return new Decision(Set.of(), rule, text);
    }
  }

  /** Decides for a plan. */
  public Decision decide(TokenPlan plan, AuthorizationRequest request) {
    var skipped = skipped(plan, request);
    if (skipped.isPresent()) {
      return skipped.get();
    }
    var missing = new LinkedHashSet<>(plan.today());
    missing.removeAll(database.read(tx -> store.allowed(tx, subject(plan))));
    if (missing.isEmpty()) {
      return Decision.skipped("consent.given", "The user allowed all of it before");
    }
    if (!plan.request().client().firstParty()) {
      return new Decision(
          missing, "consent.third-party", "The application is not the tenant's own");
    }
    boolean api = api(plan).filter(ResourceServer::skipsConsent).isPresent();
    return api
        ? new Decision(
            missing,
            "consent.localhost",
            "The callback is on localhost, where any program can listen")
        : new Decision(
            missing, "consent.api", "The API does not let first-party applications skip consent");
  }

  private static Optional<Decision> skipped(TokenPlan plan, AuthorizationRequest request) {
    Client client = plan.request().client();
    if (client.id().equals(Tenant.DASHBOARD)) {
      // Part of this server, with a callback here: there is no other party to allow anything to.
      return Optional.of(Decision.skipped("consent.dashboard", "Part of this server itself"));
    }
    if (!client.firstParty()) {
      return Optional.empty();
    }
    var api = api(plan);
    if (api.isEmpty()) {
      return Optional.of(
          Decision.skipped("consent.no-api", "First-party, and no API is concerned"));
    }
    boolean verifiable =
        !request.onLocalhost() || plan.request().tenant().skipsConsentOnLocalhost();
    if (api.get().skipsConsent() && verifiable) {
      return Optional.of(
          Decision.skipped(
              "consent.first-party", "First-party, and the API lets such applications skip it"));
    }
    return Set.of("openid").containsAll(plan.scopes())
        ? Optional.of(
            Decision.skipped("consent.nothing", "First-party, and nothing but signing in is asked"))
        : Optional.empty();
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
