package dev.ostiary.authorization;

import dev.ostiary.code.AuthorizationCodeStore;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.oauth.ResponseType;
import dev.ostiary.oauth.Scope;
import dev.ostiary.token.Authorization;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.Planning;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues what the authorization endpoint itself hands out: codes, and tokens where asked for. */
final class FrontChannel {
  private final Database database;
  private final TokenIssuer issuer;
  private final Time time;
  private final AuthorizationCodeStore codes = new AuthorizationCodeStore();

  FrontChannel(Database database, TokenIssuer issuer, Time time) {
    this.database = database;
    this.issuer = issuer;
    this.time = time;
  }

  private record Made(@Nullable String code, @Nullable String opaque) {}

  /** The values of the answer, in order. */
  Map<String, String> issue(Dispatcher.Standing at, Dispatcher.Issue issue) {
    var types = at.request().responseTypes();
    var plan =
        issuer.plan(
            Planning.frontChannel(at.tenant(), at.client(), at.request(), issue.who())
                .with(issue.plan().request().details().customization()));
    boolean token = types.contains(ResponseType.TOKEN);
    var made =
        database.write(
            tx ->
                new Made(
                    types.contains(ResponseType.CODE)
                        ? codes.issue(
                            tx,
                            at.tenant().id(),
                            authorization(at, issue),
                            new AuthorizationCodeStore.Binding(
                                at.request().redirectUri(),
                                at.request().get("code_challenge").orElse(null)),
                            time.millis())
                        : null,
                    token ? issuer.storeOpaque(tx, plan, Ids.secret()) : null));
    var values = new LinkedHashMap<String, String>();
    if (made.code() != null) {
      values.put("code", made.code());
    }
    String accessToken = null;
    if (token) {
      accessToken = issuer.accessToken(plan, new TokenIssuer.Stored(made.opaque(), null));
      addToken(values, plan, accessToken);
    }
    if (types.contains(ResponseType.ID_TOKEN)) {
      var idToken = issuer.idToken(plan, accessToken, made.code());
      if (idToken != null) {
        values.put("id_token", idToken);
      }
    }
    return values;
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
