package dev.ostiary.verdict;

import dev.ostiary.common.Time;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.TokenPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks up by itself while people develop: an application named no API, an ID token was sent where
 * an access token belongs. Outside of development it does nothing at all.
 */
public final class DevelopmentHints {
  /** The header that names the page about a verdict. */
  public static final String HEADER = "ostiary-hint";

  private static final long MEMORY = Duration.ofDays(1).toMillis();
  private static final int MOST = 1_000;
  private final boolean development;
  private final AuditLog log;
  private final Time time;
  private final Map<Seen, Long> seen = new ConcurrentHashMap<>();

  private record Seen(String tenant, String clientId, Verdict verdict) {}

  /** Hints, if this is a server for development. */
  public DevelopmentHints(boolean development, AuditLog log, Time time) {
    this.development = development;
    this.log = log;
    this.time = time;
  }

  /** Whether anybody listens. */
  public boolean active() {
    return development;
  }

  /** An application got a token that no API can read, because it named none. */
  public void noAudience(TokenPlan plan, Request request) {
    if (nameless(plan)) {
      var issuance = plan.request();
      say(
          issuance.tenant(),
          request,
          issuance.client().id(),
          Verdict.OPAQUE_NO_AUDIENCE,
          "No audience was named, so the access token is opaque: only /userinfo takes it");
    }
  }

  /** The answer that brings such a token, with the address of the page about it. */
  public Response hinting(TokenPlan plan, Response response) {
    return nameless(plan)
        ? response.with(HEADER, Verdict.OPAQUE_NO_AUDIENCE.documentation(plan.request().tenant()))
        : response;
  }

  private boolean nameless(TokenPlan plan) {
    return development
        && plan.access() instanceof TokenPlan.Opaque
        && plan.request().audience() == null;
  }

  /** Somebody sent an ID token of this application where an access token belongs. */
  public void idToken(Tenant tenant, Request request, String clientId) {
    if (development) {
      say(
          tenant,
          request,
          clientId,
          Verdict.ID_TOKEN_AS_BEARER,
          "An ID token was used as if it were an access token");
    }
  }

  private void say(
      Tenant tenant, Request request, String clientId, Verdict verdict, String description) {
    log.write(
        tenant.id(),
        request,
        LogEvent.of(LogType.WARNING, description)
            .client(clientId)
            .detail("verdict", verdict.name())
            .detail("documentation", verdict.documentation(tenant)));
    var one = new Seen(tenant.id(), clientId, verdict);
    if (seen.size() < MOST || seen.containsKey(one)) {
      seen.put(one, time.millis());
    }
  }

  /** The applications of which this was said within a day. */
  public List<String> applications(String tenant, Verdict verdict) {
    long since = time.millis() - MEMORY;
    seen.values().removeIf(at -> at < since);
    return seen.keySet().stream()
        .filter(s -> s.tenant().equals(tenant) && s.verdict() == verdict)
        .map(Seen::clientId)
        .sorted()
        .toList();
  }
}
