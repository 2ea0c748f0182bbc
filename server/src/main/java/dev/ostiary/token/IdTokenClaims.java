package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.organization.Organization;
import dev.ostiary.token.IssuanceRequest.Flow;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The claims of an ID token (OpenID Connect Core 2), each with its reason. */
final class IdTokenClaims {
  private final Time time;

  IdTokenClaims(Time time) {
    this.time = time;
  }

  ObjectNode claims(
      IssuanceRequest request,
      Set<String> granted,
      @Nullable Organization organization,
      Reason.Recorder all) {
    all.kept("id_token", "id-token.openid", "The scope openid asks for it");
    var reasons = all.of(Reason.ID);
    var tenant = request.tenant();
    var user = Objects.requireNonNull(request.user());
    var claims = Json.object();
    new ProfileClaims(user, tenant.rfcBehaviour(), reasons)
        .add(claims, granted, ProfileClaims.Wanted.of(request.details().claims(), "id_token"));
    long now = time.seconds();
    claims
        .put("iss", tenant.issuer())
        .put("aud", request.client().id())
        .put("sub", user.id())
        .put("iat", now)
        .put("exp", now + request.client().idTokenLifetime());
    reasons.kept("iss", "claim.issuer", "The tenant that issues it");
    reasons.kept("aud", "id-token.client", "The application, for which alone it is meant");
    reasons.kept("sub", "claim.user", "The user's id");
    reasons.kept("iat", "claim.now", "When it is issued");
    reasons.kept("exp", "id-token.lifetime", "iat and the application's lifetime of ID tokens");
    TokenPlanner.organization(claims, request, organization, reasons);
    login(claims, request, reasons);
    return claims;
  }

  /** A refreshed ID token repeats neither nonce nor session: SDKs refuse what they did not send. */
  private static void login(ObjectNode claims, IssuanceRequest request, Reason.Claims reasons) {
    var login = request.login();
    if (login == null || request.flow() == Flow.REFRESH) {
      return;
    }
    if (!login.sid().isEmpty()) {
      claims.put("sid", login.sid());
      reasons.kept("sid", "id-token.session", "The session in which the user signed in");
    }
    var details = request.details();
    if (details.nonce() != null) {
      claims.put("nonce", details.nonce());
      reasons.kept("nonce", "id-token.nonce", "The request's own, as it was sent");
    }
    var wanted = ProfileClaims.Wanted.of(details.claims(), "id_token").names();
    if (details.maxAge() || wanted.contains("auth_time")) {
      claims.put("auth_time", login.authTime());
      reasons.kept("auth_time", "id-token.auth-time", "The request has max_age or asks for it");
    }
  }
}
