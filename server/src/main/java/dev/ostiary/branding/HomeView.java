package dev.ostiary.branding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the bare address of the server shows.
 *
 * @param tenantName the tenant of this address
 * @param issuer the issuer, with its trailing slash
 * @param discoveryUrl the OpenID Connect configuration
 * @param jwksUrl the public keys
 * @param dashboardUrl where administrators work
 * @param docsUrl the documentation, null if it is not served
 * @param mailboxUrl the mailbox, null unless in development
 */
public record HomeView(
    String tenantName,
    String issuer,
    String discoveryUrl,
    String jwksUrl,
    String dashboardUrl,
    @Nullable String docsUrl,
    @Nullable String mailboxUrl) {

  public HomeView {
    discoveryUrl =
        Objects.requireNonNullElse(Links.page(discoveryUrl), "/.well-known/openid-configuration");
    jwksUrl = Objects.requireNonNullElse(Links.page(jwksUrl), "/.well-known/jwks.json");
    dashboardUrl = Objects.requireNonNullElse(Links.page(dashboardUrl), "/dashboard/");
    docsUrl = Links.page(docsUrl);
    mailboxUrl = Links.page(mailboxUrl);
  }
}
