package dev.ostiary.grant;

import dev.ostiary.extension.CredentialsExchange;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.PostLogin;
import dev.ostiary.extension.Situation;
import dev.ostiary.grant.Grant.Call;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organizations;
import dev.ostiary.token.Customization;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the tenant's programs about what the token endpoint is to issue. */
public final class GrantPrograms {
  /** What programs see of a token request; everything else is a secret or says nothing. */
  private static final Set<String> SHOWN =
      Set.of(
          "grant_type",
          "client_id",
          "audience",
          "resource",
          "scope",
          "username",
          "realm",
          "organization",
          "redirect_uri");

  private final Extensions extensions;
  private final Organizations organizations;

  /** The programs of these extensions. */
  public GrantPrograms(Extensions extensions, Organizations organizations) {
    this.extensions = extensions;
    this.organizations = organizations;
  }

  /**
   * The request with what programs want after a sign-in without a browser, or at a refresh.
   *
   * @param protocol as Auth0 names the way
   * @param revocation ends what the request was made with, when a program wants that
   * @throws OAuthError when one of them refuses
   */
  IssuanceRequest asked(Call call, IssuanceRequest request, String protocol, Runnable revocation) {
    var wanted = request.details().organization();
    var organization =
        wanted == null ? null : organizations.named(call.tenant(), wanted).orElse(null);
    var login = request.login();
    var situation =
        situation(
            call, protocol, request, login == null || login.sid().isEmpty() ? null : login.sid());
    var user = Objects.requireNonNull(request.user());
    var outcome =
        extensions
            .postLogin()
            .run(
                new PostLogin.Attempt(call.tenant(), call.client(), user, organization, situation));
    if (outcome.endsSession()) {
      revocation.run();
    }
    return request.with(outcome.asked().orThrow());
  }

  /**
   * What programs want in the token that an application gets for itself.
   *
   * @param planned what it would get without them
   * @throws OAuthError when one of them refuses
   */
  Customization credentials(Call call, TokenPlan planned) {
    if (extensions.silent(call.tenant(), Point.CREDENTIALS_EXCHANGE)) {
      return Customization.NONE;
    }
    var request = planned.request();
    var wanted = request.details().organization();
    var audience = planned.audience();
    var situation = situation(call, "oauth2-client-credentials", request, null);
    return extensions
        .credentialsExchange()
        .run(
            new CredentialsExchange.Attempt(
                call.tenant(),
                call.client(),
                wanted == null ? null : organizations.named(call.tenant(), wanted).orElse(null),
                planned.scopes(),
                audience == null ? situation : situation.at(audience)))
        .orThrow();
  }

  static Situation situation(
      Call call, String protocol, IssuanceRequest request, @Nullable String session) {
    Map<String, String> shown = new LinkedHashMap<>(call.params().toMap());
    shown.keySet().retainAll(SHOWN);
    if (request.audience() != null) {
      shown.put("audience", request.audience());
    }
    shown.putIfAbsent("scope", request.scopeText());
    var visitor = Situation.Visitor.of(call.request()).with(Map.of(), shown);
    return new Situation(protocol, visitor, shown, session, false);
  }
}
