package dev.ostiary.administrator;

import dev.ostiary.client.Client;
import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.tenant.Tenant;
import java.util.List;
import java.util.Set;

/**
 * The application with which administrators manage a tenant. It follows from the tenant and is
 * stored nowhere: nobody can list, change or delete it.
 */
public final class DashboardClient {
  private static final long ID_TOKEN_SECONDS = 36_000;

  private DashboardClient() {}

  /** The dashboard of a tenant: a single-page app with PKCE at the tenant's own address. */
  public static Client of(Tenant tenant) {
    var urls = List.of(tenant.dashboard());
    var origin = String.valueOf(Client.origin(tenant.issuer()));
    var grants = List.of(GrantType.AUTHORIZATION_CODE.value(), GrantType.REFRESH_TOKEN.value());
    var body =
        Json.object()
            .put("name", "Dashboard")
            .put("app_type", "spa")
            .put("is_first_party", true)
            .put("oidc_conformant", true)
            .put("token_endpoint_auth_method", "none");
    body.set("grant_types", Json.array(grants));
    body.set("callbacks", Json.array(urls));
    body.set("allowed_logout_urls", Json.array(urls));
    body.set("web_origins", Json.array(List.of(origin)));
    body.set("refresh_token", RefreshPolicy.standard(true));
    body.set("jwt_configuration", Json.object().put("lifetime_in_seconds", ID_TOKEN_SECONDS));
    return new Client(
        tenant.id(),
        Tenant.DASHBOARD,
        "Dashboard",
        null,
        Set.copyOf(grants),
        urls,
        Set.of(origin),
        body);
  }
}
