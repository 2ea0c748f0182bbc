package dev.ostiary.userinfo;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.OpaqueTokenStore;
import dev.ostiary.token.ProfileClaims;
import dev.ostiary.user.UserStore;
import dev.ostiary.verdict.MisusedIdTokens;
import dev.ostiary.verification.AccessTokens;
import dev.ostiary.verification.TokenAnswers;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * UserInfo (OpenID Connect Core 5.3). Takes the token in the header, in a form body, and in the
 * query as well, because a widely used SDK sends it there.
 */
public final class UserinfoEndpoint implements Endpoint {
  private static final String FORM = "application/x-www-form-urlencoded";
  private final Tenants tenants;
  private final Database database;
  private final AccessTokens accessTokens;
  private final MisusedIdTokens misused;
  private final Time time;
  private final TokenAnswers<Response> answers;
  private final OpaqueTokenStore opaque = new OpaqueTokenStore();
  private final UserStore users = new UserStore();

  /** The endpoint. */
  public UserinfoEndpoint(
      Tenants tenants,
      Database database,
      AccessTokens accessTokens,
      MisusedIdTokens misused,
      TokenAnswers<Response> answers,
      Time time) {
    this.tenants = tenants;
    this.database = database;
    this.accessTokens = accessTokens;
    this.misused = misused;
    this.answers = answers;
    this.time = time;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/userinfo", this::userinfo).post("/userinfo", this::userinfo);
  }

  private Response userinfo(Request request) {
    var tenant = tenants.of(request);
    var token = token(request);
    if (token == null) {
      return Response.text(401, "Unauthorized").with("WWW-Authenticate", "Bearer");
    }
    return answers
        .find(tenant, "", token, () -> answer(tenant, token))
        .orElseGet(() -> misused.refusal(tenant, request, token, refusal()))
        .noStore();
  }

  private static Response refusal() {
    return Response.text(401, "Unauthorized")
        .with(
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\", error_description=\"The access token is unknown,"
                + " expired or for another audience\"");
  }

  /** RFC 6750 section 2: one way at a time. */
  private static @Nullable String token(Request request) {
    var ways = new ArrayList<String>();
    var header = request.header("authorization").orElse("");
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      ways.add(header.substring(7).strip());
    }
    ways.addAll(request.query().all("access_token"));
    if (request.method().equals("POST") && FORM.equals(request.contentType())) {
      ways.addAll(request.form().all("access_token"));
    }
    if (ways.size() > 1) {
      throw OAuthError.invalidRequest("The access token was sent more than once");
    }
    return ways.isEmpty() ? null : ways.getFirst();
  }

  /** A signed token has dots, and an opaque one has none. */
  private Optional<TokenAnswers.Found<Response>> answer(Tenant tenant, String token) {
    if (token.indexOf('.') >= 0) {
      return signed(tenant, token).flatMap(a -> database.read(tx -> answer(tx, tenant, a)));
    }
    return database.read(
        tx ->
            opaque.find(tx, tenant.id(), token, time.millis()).flatMap(a -> answer(tx, tenant, a)));
  }

  private Optional<OpaqueTokenStore.Access> signed(Tenant tenant, String token) {
    return accessTokens.check(tenant, token, tenant.userinfoAudience())
            instanceof AccessTokens.Valid valid
        ? Optional.of(
            new OpaqueTokenStore.Access(
                AccessTokens.application(valid.claims()),
                Json.text(valid.claims(), "sub", ""),
                Scope.parse(Json.text(valid.claims(), "scope")),
                null,
                Json.text(valid.claims(), "org_id"),
                Json.number(valid.claims(), "exp", 0) * 1000))
        : Optional.empty();
  }

  private Optional<TokenAnswers.Found<Response>> answer(
      Tx tx, Tenant tenant, OpaqueTokenStore.Access access) {
    return users
        .find(tx, tenant.id(), access.userId())
        .filter(u -> !u.blocked())
        .map(
            user -> {
              var json = Json.object().put("sub", user.id());
              new ProfileClaims(user, tenant.rfcBehaviour())
                  .add(json, access.scopes(), ProfileClaims.Wanted.of(access.claims(), "userinfo"));
              return new TokenAnswers.Found<>(
                  Response.json(200, json), user.id(), access.endMillis());
            });
  }
}
