package dev.ostiary.preview;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.Organizations;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /ostiary/v1/token-previews}: a dry run of the pipeline that issues tokens. */
public final class TokenPreviewsApi implements ManagementApi {
  private static final List<String> PARAMETERS =
      List.of("audience", "scope", "nonce", "redirect_uri", "organization");

  private final Tenants tenants;
  private final Clients clients;
  private final TokenPreviews.Sources sources;
  private final TokenPreviews previews;
  private final UserStore users = new UserStore();

  /** The resource. */
  public TokenPreviewsApi(Tenants tenants, Clients clients, TokenPreviews.Sources sources) {
    this.tenants = tenants;
    this.clients = clients;
    this.sources = sources;
    this.previews = new TokenPreviews(sources);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.post("/token-previews", "read:users read:clients read:resource_servers")
            .summary("Show the tokens that a request would get, with the reason of every part")
            .note(
                "The pipeline that issues tokens decides, and stops before it signs or stores"
                    + " anything. A request that would be refused is answered 200 with `refused`.")
            .creates(PreviewSchema.REQUEST)
            .answers(200, PreviewSchema.PREVIEW),
        this::preview);
  }

  private Response preview(Call call) {
    var tenant = tenants.byId(call.tenant());
    var body = call.json();
    var client =
        clients
            .find(tenant.id(), Json.text(body, "client_id", ""))
            .orElseThrow(
                () -> ManagementError.notFound("inexistent_client", "The client does not exist"));
    var user = user(tenant, Json.text(body, "user_id"));
    var request =
        new PreviewRequest(
            tenant, client, user, grant(body, user), parameters(tenant, client, body));
    return Response.json(200, new PreviewJson(previews, previews.preview(request)).json());
  }

  private @Nullable User user(Tenant tenant, @Nullable String id) {
    return id == null
        ? null
        : sources
            .database()
            .read(tx -> users.find(tx, tenant.id(), id))
            .orElseThrow(
                () -> ManagementError.notFound("inexistent_user", "The user does not exist."));
  }

  private static GrantType grant(JsonNode body, @Nullable User user) {
    var standard = user == null ? GrantType.CLIENT_CREDENTIALS : GrantType.AUTHORIZATION_CODE;
    var grant = GrantType.of(Json.text(body, "grant_type", "")).orElse(standard);
    if ((grant == GrantType.CLIENT_CREDENTIALS) != (user == null)) {
      throw ManagementError.invalidBody(
          user == null
              ? "grant_type " + grant.value() + " needs a user_id"
              : "grant_type client_credentials is for the application itself: leave out user_id");
    }
    return grant;
  }

  /** What the application would send; an organization by its id, as `/authorize` keeps it. */
  private AuthorizationRequest parameters(Tenant tenant, Client client, JsonNode body) {
    var values = new LinkedHashMap<String, String>();
    values.put("client_id", client.id());
    values.put("response_type", "code");
    client.callbacks().stream().findFirst().ifPresent(c -> values.put("redirect_uri", c));
    for (var name : PARAMETERS) {
      var text = Json.text(body, name);
      if (text != null) {
        values.put(name, text);
      }
    }
    if (body.hasNonNull("max_age")) {
      values.put("max_age", String.valueOf(Json.number(body, "max_age", 0)));
    }
    if (body.hasNonNull("claims")) {
      values.put("claims", Json.write(body.get("claims")));
    }
    values.computeIfPresent(
        "organization",
        (name, wanted) ->
            organizations().named(tenant, wanted).map(Organization::id).orElse(wanted));
    return new AuthorizationRequest(values);
  }

  private Organizations organizations() {
    return sources.organizations();
  }
}
