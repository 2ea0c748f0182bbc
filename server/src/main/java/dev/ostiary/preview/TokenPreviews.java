package dev.ostiary.preview;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.consent.ConsentCheck;
import dev.ostiary.db.Database;
import dev.ostiary.extension.CredentialsExchange;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.PostLogin;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Role;
import dev.ostiary.role.Roles;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans tokens as the pipeline does and stops before the signature. Whatever it says is what the
 * server would do, because it is the same code.
 */
public final class TokenPreviews {
  private static final int ROLES = 10;

  private final Sources sources;
  private final PermissionStore permissions = new PermissionStore();

  /** What it reads. */
  public record Sources(
      Database database,
      ResourceServers apis,
      TokenIssuer issuer,
      ConsentCheck consent,
      Organizations organizations,
      Roles roles,
      Extensions extensions,
      Time time) {}

  TokenPreviews(Sources sources) {
    this.sources = sources;
  }

  /**
   * What would happen.
   *
   * @param plan the tokens, or null when none would be issued
   * @param refusal why not, or null
   * @param consent whether the user would be asked, or null when no page can be shown
   * @param programs what the tenant's programs did when they were asked without effect
   */
  record Outcome(
      PreviewRequest request,
      @Nullable TokenPlan plan,
      @Nullable OAuthError refusal,
      ConsentCheck.@Nullable Decision consent,
      PostLogin.Outcome programs) {}

  Outcome preview(PreviewRequest request) {
    var programs = PostLogin.Outcome.NOTHING;
    try {
      mayAsk(request);
      var issuance = request.issuance(sources.time().seconds());
      programs = asked(request, issuance);
      var plan = sources.issuer().plan(issuance.with(programs.asked().orThrow()));
      var consent =
          request.interactive() ? sources.consent().decide(plan, request.parameters()) : null;
      return new Outcome(request, plan, null, consent, programs);
    } catch (OAuthError refusal) {
      return new Outcome(request, null, refusal, null, programs);
    }
  }

  /**
   * Asks the programs what they would do; whoever they would let through is not written anywhere.
   */
  private PostLogin.Outcome asked(PreviewRequest request, IssuanceRequest issuance) {
    var tenant = request.tenant();
    var client = request.client();
    var organization =
        request
            .parameters()
            .get("organization")
            .flatMap(o -> sources.organizations().named(tenant, o))
            .orElse(null);
    var user = request.user();
    if (user != null) {
      var attempt = new PostLogin.Attempt(tenant, client, user, organization, request.situation());
      return sources.extensions().postLogin().dry(attempt);
    }
    var planned = sources.issuer().plan(issuance);
    var audience = planned.audience();
    var situation = audience == null ? request.situation() : request.situation().at(audience);
    var attempt =
        new CredentialsExchange.Attempt(tenant, client, organization, planned.scopes(), situation);
    var asked = sources.extensions().credentialsExchange().dry(attempt);
    return new PostLogin.Outcome(asked, false, null, Json.object());
  }

  /** What the endpoints check before they plan. */
  private void mayAsk(PreviewRequest request) {
    var client = request.client();
    if (!mayUse(client, request.grant())) {
      throw OAuthError.grantTypeNotAllowed(request.grant().value());
    }
    if (request.interactive()) {
      sources.apis().requireAudience(request.tenant(), request.parameters().audience());
      maySignIn(request);
    }
  }

  /** What `/authorize` checks of the organization and of whoever is signed in, in its order. */
  private void maySignIn(PreviewRequest request) {
    var organizations = sources.organizations();
    var wanted = request.parameters().get("organization");
    var user = request.user();
    if (wanted.isEmpty()) {
      organizations.requireClient(request.client(), null);
    }
    var organization =
        wanted.map(w -> organizations.forSignIn(request.tenant(), request.client(), w));
    sources
        .issuer()
        .requireUserAccess(request.tenant(), request.client(), request.parameters().audience());
    if (user != null && user.blocked()) {
      throw OAuthError.userMayNotSignIn();
    }
    if (user != null && organization.isPresent()) {
      organizations.requireMember(request.client(), user, organization.get());
    }
  }

  private static boolean mayUse(Client client, GrantType grant) {
    return grant == GrantType.PASSWORD
        ? client.allows(grant) || client.allows(GrantType.PASSWORD_REALM)
        : client.allows(grant);
  }

  /** Characters of the access token. */
  int accessTokenLength(TokenPlan plan) {
    return sources.issuer().accessTokenLength(plan);
  }

  /** Characters of the ID token. */
  int idTokenLength(TokenPlan plan) {
    return sources.issuer().idTokenLength(plan);
  }

  /** The names of roles from which a user would get a permission; ten at most. */
  List<String> rolesWith(PreviewRequest request, Permission permission) {
    var tenant = request.tenant().id();
    return sources
        .database()
        .read(tx -> permissions.rolesWith(tx, tenant, permission, ROLES))
        .stream()
        .flatMap(id -> sources.roles().find(tenant, id).stream())
        .map(Role::name)
        .toList();
  }
}
