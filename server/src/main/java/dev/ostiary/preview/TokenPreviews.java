package dev.ostiary.preview;

import dev.ostiary.client.Client;
import dev.ostiary.common.Time;
import dev.ostiary.consent.ConsentCheck;
import dev.ostiary.db.Database;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Role;
import dev.ostiary.role.Roles;
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
   */
  record Outcome(
      PreviewRequest request,
      @Nullable TokenPlan plan,
      @Nullable OAuthError refusal,
      ConsentCheck.@Nullable Decision consent) {}

  Outcome preview(PreviewRequest request) {
    try {
      mayAsk(request);
      var plan = sources.issuer().plan(request.issuance(sources.time().seconds()));
      var consent =
          request.interactive() ? sources.consent().decide(plan, request.parameters()) : null;
      return new Outcome(request, plan, null, consent);
    } catch (OAuthError refusal) {
      return new Outcome(request, null, refusal, null);
    }
  }

  /** What the endpoints check before they plan. */
  private void mayAsk(PreviewRequest request) {
    var client = request.client();
    if (!mayUse(client, request.grant())) {
      throw OAuthError.grantTypeNotAllowed(request.grant().value());
    }
    if (request.interactive()) {
      knowsApi(request);
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
    if (user != null && user.blocked()) {
      throw OAuthError.userMayNotSignIn();
    }
    if (user != null && organization.isPresent()) {
      organizations.requireMember(request.client(), user, organization.get());
    }
  }

  private void knowsApi(PreviewRequest request) {
    var audience = request.parameters().audience();
    if (audience != null
        && !audience.equals(request.tenant().userinfoAudience())
        && sources.apis().byIdentifier(request.tenant().id(), audience).isEmpty()) {
      throw OAuthError.accessDenied("Service not found: " + audience);
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
