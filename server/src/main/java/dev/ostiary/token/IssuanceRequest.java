package dev.ostiary.token;

import dev.ostiary.client.Client;
import dev.ostiary.oauth.Scope;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tokens are asked for, by whom and for whom. Every grant makes one of these; there is no
 * other way to a token.
 *
 * @param user the user, or null when the client acts for itself
 * @param audience the API that is asked for, or null
 * @param scopes the scopes that are asked for
 * @param login how the user signed in, or null
 */
public record IssuanceRequest(
    Tenant tenant,
    Client client,
    Flow flow,
    @Nullable User user,
    @Nullable String audience,
    Set<String> scopes,
    @Nullable Login login,
    Details details) {

  /** The way that leads to the tokens. */
  public enum Flow {
    CODE(""),
    FRONT_CHANNEL(""),
    REFRESH("refresh_token"),
    CLIENT_CREDENTIALS("client-credentials"),
    PASSWORD("password"),
    TOKEN_EXCHANGE("");

    private final String gty;

    Flow(String gty) {
      this.gty = gty;
    }

    /** The {@code gty} claim; empty for none. */
    public String gty() {
      return gty;
    }
  }

  /**
   * What only some flows have.
   *
   * @param claims the {@code claims} parameter (OpenID Connect Core 5.5), or null
   * @param maxAge whether {@code max_age} was asked, so that {@code auth_time} must be told
   * @param organization the organization that the tokens are for, or null
   * @param customization what the tenant's programs want in the tokens
   */
  public record Details(
      @Nullable String nonce,
      @Nullable String claims,
      boolean maxAge,
      @Nullable String organization,
      Customization customization) {
    /** Without programs. */
    public Details(
        @Nullable String nonce,
        @Nullable String claims,
        boolean maxAge,
        @Nullable String organization) {
      this(nonce, claims, maxAge, organization, Customization.NONE);
    }

    /** The same with what programs want. */
    public Details with(Customization wanted) {
      return new Details(nonce, claims, maxAge, organization, wanted);
    }

    /** Nothing of it. */
    public static final Details NONE = new Details(null, null, false, null);

    /** Nothing but an organization. */
    public static Details of(@Nullable String organization) {
      return new Details(null, null, false, organization);
    }
  }

  /** Whether OpenID Connect is asked for. */
  public boolean openid() {
    return scopes.contains("openid");
  }

  /** The same with what the tenant's programs want in the tokens. */
  public IssuanceRequest with(Customization wanted) {
    return new IssuanceRequest(
        tenant, client, flow, user, audience, scopes, login, details.with(wanted));
  }

  /** The scope parameter as text. */
  public String scopeText() {
    return Scope.join(scopes);
  }
}
