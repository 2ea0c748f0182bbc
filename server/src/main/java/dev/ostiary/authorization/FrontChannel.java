package dev.ostiary.authorization;

import dev.ostiary.code.AuthorizationCodeStore;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Request;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.oauth.ResponseType;
import dev.ostiary.oauth.Scope;
import dev.ostiary.session.Sessions;
import dev.ostiary.token.Authorization;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.Planning;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Issues what the authorization endpoint itself hands out: codes, and tokens where asked for. */
final class FrontChannel {
  private static final Set<ResponseType> TOKENS =
      EnumSet.of(ResponseType.TOKEN, ResponseType.ID_TOKEN);

  private final Sessions sessions;
  private final TokenIssuer issuer;
  private final AuditLog log;
  private final Time time;
  private final AuthorizationCodeStore codes = new AuthorizationCodeStore();

  FrontChannel(AuthorizeEndpoint.Parts parts) {
    this.sessions = parts.sessions();
    this.issuer = parts.issuer();
    this.log = parts.log();
    this.time = parts.time();
  }

  private record Made(@Nullable String code, @Nullable String opaque) {}

  /** The values of the answer, in order; the event is written with what they stand for. */
  Map<String, String> issue(
      Request request, Dispatcher.Standing at, Dispatcher.Issue issue, LogEvent event) {
    var types = at.request().responseTypes();
    var plan = types.stream().anyMatch(TOKENS::contains) ? plan(at, issue) : null;
    var touching = touching(request, at);
    var made =
        log.write(
                at.tenant().id(),
                request,
                event,
                tx -> {
                  touching.accept(tx);
                  return Optional.of(
                      new Made(
                          types.contains(ResponseType.CODE) ? code(tx, at, issue) : null,
                          plan != null && types.contains(ResponseType.TOKEN)
                              ? issuer.storeOpaque(tx, plan, Ids.secret())
                              : null));
                })
            .orElseThrow();
    var values = new LinkedHashMap<String, String>();
    if (made.code() != null) {
      values.put("code", made.code());
    }
    if (plan != null) {
      addTokens(values, types, plan, made);
    }
    return values;
  }

  /** What leaves through the browser itself lives shorter than what a code is exchanged for. */
  private TokenPlan plan(Dispatcher.Standing at, Dispatcher.Issue issue) {
    return issuer.plan(
        Planning.frontChannel(at.tenant(), at.client(), at.request(), issue.who())
            .with(issue.plan().request().details().customization()));
  }

  private Consumer<Tx> touching(Request request, Dispatcher.Standing at) {
    var session = at.session();
    return session == null
        ? tx -> {}
        : sessions.touching(at.tenant(), session, request, at.client().id());
  }

  private String code(Tx tx, Dispatcher.Standing at, Dispatcher.Issue issue) {
    var binding =
        new AuthorizationCodeStore.Binding(
            at.request().redirectUri(), at.request().get("code_challenge").orElse(null));
    return codes.issue(tx, at.tenant().id(), authorization(at, issue), binding, time.millis());
  }

  private void addTokens(
      Map<String, String> values, Set<ResponseType> types, TokenPlan plan, Made made) {
    String accessToken = null;
    if (types.contains(ResponseType.TOKEN)) {
      accessToken = issuer.accessToken(plan, new TokenIssuer.Stored(made.opaque(), null));
      addToken(values, plan, accessToken);
    }
    if (types.contains(ResponseType.ID_TOKEN)) {
      var idToken = issuer.idToken(plan, accessToken, made.code());
      if (idToken != null) {
        values.put("id_token", idToken);
      }
    }
  }

  private static void addToken(Map<String, String> values, TokenPlan plan, String accessToken) {
    values.put("access_token", accessToken);
    values.put("scope", Scope.join(plan.scopes()));
    values.put("expires_in", Long.toString(plan.access().lifetime()));
    values.put("token_type", "Bearer");
  }

  /** Codes carry what was granted now: later tokens never get more. */
  private static Authorization authorization(Dispatcher.Standing at, Dispatcher.Issue issue) {
    IssuanceRequest request = issue.plan().request();
    return new Authorization(
        at.client().id(),
        issue.who().user().id(),
        at.request().audience(),
        issue.plan().authorized(),
        issue.who().login(),
        request.details());
  }
}
