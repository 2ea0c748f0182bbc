package dev.ostiary.verdict;

import dev.ostiary.common.Json;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.verification.IdTokenHints;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Notices ID tokens that are sent to this server as bearer tokens. They are refused all the same.
 */
public final class MisusedIdTokens {
  private final Tenants tenants;
  private final IdTokenHints idTokens;
  private final DevelopmentHints hints;

  /** A watch. */
  public MisusedIdTokens(Tenants tenants, IdTokenHints idTokens, DevelopmentHints hints) {
    this.tenants = tenants;
    this.idTokens = idTokens;
    this.hints = hints;
  }

  /** The same check of callers, with a word about those it refuses. */
  public <T> Function<Request, T> watching(Function<Request, T> check) {
    return hints.active() ? request -> watched(request, check) : check;
  }

  private <T> T watched(Request request, Function<Request, T> check) {
    try {
      return check.apply(request);
    } catch (RuntimeException refused) {
      var header = request.header("authorization").orElse("");
      if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
        notice(tenants.of(request), request, header.substring(7).strip());
      }
      throw refused;
    }
  }

  /** A refusal of this token, with the page that explains it when it is an ID token. */
  public Response refusal(Tenant tenant, Request request, String token, Response response) {
    return notice(tenant, request, token)
        ? response.with(DevelopmentHints.HEADER, Verdict.ID_TOKEN_AS_BEARER.documentation(tenant))
        : response;
  }

  private boolean notice(Tenant tenant, Request request, @Nullable String token) {
    if (!hints.active() || token == null) {
      return false;
    }
    Optional<String> client =
        idTokens.read(tenant, token).map(claims -> Json.text(claims, "aud", ""));
    client.ifPresent(id -> hints.idToken(tenant, request, id));
    return client.isPresent();
  }
}
