package dev.ostiary.explainer;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.domain.CustomDomains;
import dev.ostiary.key.Keys;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verification.AccessTokens;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says why an API refuses a token, by comparing it with what the tenant is and with what the API
 * expects. It keeps nothing of the token.
 */
public final class Explainer {
  private final Sources sources;
  private final Time time;
  private final SignatureCheck signature;
  private final RandomStrings randomStrings;
  private final List<Report.Examination> forEveryToken;
  private final List<Report.Examination> forAccessTokens;
  private final UserStore users = new UserStore();

  /** What it compares with. */
  public record Sources(
      Database database,
      Tenants tenants,
      CustomDomains domains,
      Keys keys,
      Clients clients,
      ResourceServers apis,
      Roles roles,
      TokenIssuer issuer) {}

  /** An explainer over these. */
  public Explainer(Sources sources, Time time) {
    this.sources = sources;
    this.time = time;
    signature = new SignatureCheck(sources.keys());
    randomStrings = new RandomStrings(sources.database(), sources.clients());
    var issuer = new IssuerCheck(sources.tenants(), sources.domains());
    forEveryToken = List.of(issuer, signature, new TimeCheck());
    forAccessTokens =
        List.of(
            issuer,
            signature,
            new AudienceCheck(sources.apis()),
            new TimeCheck(),
            new AccessCheck(sources.database()),
            new ScopeCheck(sources.issuer(), sources.database(), sources.roles()));
  }

  /**
   * Explains one token.
   *
   * @param personal whether whoever asks may know what the tenant says about users; of the user of
   *     a token that they hold, they may in any case
   */
  Explanation explain(Tenant tenant, TokenParts token, Expectation expect, boolean personal) {
    var on = known(tenant, token, expect, personal);
    var report = new Report();
    var claims = token.claims();
    if (token.encrypted()) {
      report.check("form", false, "5 parts (JWE)", "3 parts (JWS)");
      report.find(on.finding(Verdict.ENCRYPTED_TOKEN, ""));
      return done(TokenKind.ENCRYPTED, on, report);
    }
    if (claims == null) {
      return randomStrings.explain(on, report);
    }
    report.check("form", true, "3 parts (JWS)", "3 parts (JWS)");
    boolean idToken = identifies(on);
    var kind = idToken ? TokenKind.ID_TOKEN : TokenKind.ACCESS_TOKEN;
    report.check("kind", !idToken, kind.code(), TokenKind.ACCESS_TOKEN.code());
    if (idToken) {
      var from = on.app() == null ? "" : "It was issued to " + Case.quoted(on.app().name()) + ".";
      report.find(on.finding(Verdict.ID_TOKEN_AS_BEARER, from));
    }
    (idToken ? forEveryToken : forAccessTokens).forEach(e -> e.examine(on, report));
    return done(kind, on, report);
  }

  static Explanation done(TokenKind kind, Case on, Report report) {
    if (report.findings().isEmpty()) {
      report.find(on.finding(Verdict.VALID_CHECK_YOUR_API, ""));
    }
    return new Explanation(kind, on.app(), report.findings(), report.checks());
  }

  private Case known(Tenant tenant, TokenParts token, Expectation expect, boolean personal) {
    var claims = token.claims() == null ? Json.object() : token.claims();
    var on =
        new Case(
            tenant,
            token,
            claims,
            expect,
            api(tenant, expect, claims),
            app(tenant, claims),
            null,
            personal,
            time.millis());
    boolean may = personal || signature.genuine(on);
    return new Case(
        tenant,
        token,
        claims,
        expect,
        on.api(),
        on.app(),
        may && !on.machine() ? user(tenant, on.subject()) : null,
        may,
        on.now());
  }

  private @Nullable ResourceServer api(Tenant tenant, Expectation expect, ObjectNode claims) {
    var expected = expect.audience();
    var named = expected == null ? AccessTokens.audiences(claims) : List.of(expected);
    return named.stream()
        .flatMap(a -> sources.apis().byIdentifier(tenant.id(), a).stream())
        .findFirst()
        .orElse(null);
  }

  /** Access tokens name it in {@code azp} or {@code client_id}, ID tokens in {@code aud}. */
  private @Nullable Client app(Tenant tenant, ObjectNode claims) {
    var named = AccessTokens.application(claims);
    return sources
        .clients()
        .find(tenant.id(), named)
        .or(() -> audienceClient(tenant, claims))
        .orElse(null);
  }

  private Optional<Client> audienceClient(Tenant tenant, ObjectNode claims) {
    var audiences = AccessTokens.audiences(claims);
    return audiences.size() == 1
        ? sources.clients().find(tenant.id(), audiences.getFirst())
        : Optional.empty();
  }

  private @Nullable User user(Tenant tenant, String id) {
    return sources.database().read(tx -> users.find(tx, tenant.id(), id)).orElse(null);
  }

  /**
   * An ID token is for an application (OpenID Connect Core section 2). Of those of other servers
   * the application is not known: they have what only ID tokens have, or lack what access tokens
   * have.
   */
  private boolean identifies(Case on) {
    var claims = on.claims();
    if (Json.text(on.token().header(), "typ", "").equalsIgnoreCase("at+jwt")) {
      return false;
    }
    if (audienceClient(on.tenant(), claims).isPresent()
        || claims.has("nonce")
        || claims.has("at_hash")
        || claims.has("c_hash")) {
      return true;
    }
    boolean access =
        List.of("azp", "client_id", "scope", "permissions", "gty").stream().anyMatch(claims::has);
    var audiences = on.audiences();
    return !access
        && claims.has("sub")
        && audiences.size() == 1
        && !audiences.getFirst().contains(":");
  }
}
