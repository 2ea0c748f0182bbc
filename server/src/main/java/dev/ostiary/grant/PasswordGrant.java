package dev.ostiary.grant;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.token.Authorization;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.Login;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.User;
import java.util.List;

/**
 * The user's password for tokens (RFC 6749 section 4.3), and Auth0's variant that names a
 * connection. Off for every client unless switched on.
 */
public final class PasswordGrant implements Grant {
  private final TokenIssuer issuer;
  private final PasswordSignIn signIn;
  private final Connections connections;
  private final GrantPrograms programs;
  private final Time time;
  private final GrantType type;

  /** What the grant stands on. */
  public record Parts(
      TokenIssuer issuer,
      PasswordSignIn signIn,
      Connections connections,
      GrantPrograms programs,
      Time time) {}

  /** The grant, with or without a realm. */
  public PasswordGrant(Parts parts, GrantType type) {
    this.issuer = parts.issuer();
    this.signIn = parts.signIn();
    this.connections = parts.connections();
    this.programs = parts.programs();
    this.time = parts.time();
    this.type = type;
  }

  @Override
  public GrantType type() {
    return type;
  }

  @Override
  public LogType success() {
    return LogType.SUCCESS_PASSWORD_EXCHANGE;
  }

  @Override
  public LogType failure() {
    return LogType.FAILED_PASSWORD_EXCHANGE;
  }

  @Override
  public Exchange decide(Call call) {
    var user = authenticate(call);
    var audience =
        call.params().get("audience").or(() -> call.params().get("resource")).orElse(null);
    var login = new Login("", time.seconds());
    var request =
        new IssuanceRequest(
            call.tenant(),
            call.client(),
            IssuanceRequest.Flow.PASSWORD,
            user,
            audience,
            Scope.parse(call.params().value("scope")),
            login,
            IssuanceRequest.Details.NONE);
    var plan = issuer.plan(programs.asked(call, request, "oauth2-password", () -> {}));
    var authorization =
        new Authorization(
            call.client().id(),
            user.id(),
            audience,
            plan.authorized(),
            login,
            IssuanceRequest.Details.NONE);
    return Exchange.storing(plan, tx -> issuer.store(tx, plan, Ids.secret(), authorization));
  }

  private User authenticate(Call call) {
    var attempt =
        new PasswordSignIn.Attempt(
            call.tenant().id(),
            connections(call),
            call.required("username"),
            call.required("password"),
            call.request().remoteAddress());
    return switch (signIn.check(attempt)) {
      case PasswordSignIn.Accepted accepted -> accepted.user();
      case PasswordSignIn.Blocked ignored -> throw OAuthError.userBlocked();
      case PasswordSignIn.TooMany ignored -> throw OAuthError.tooManyAttempts();
      case PasswordSignIn.Failed failed ->
          throw (failed.said() == null
                  ? OAuthError.of("temporarily_unavailable", 503, "The user could not be checked.")
                  : OAuthError.invalidGrant(failed.said()))
              .because(failed.reason());
      case PasswordSignIn.Refused refused ->
          throw OAuthError.wrongPassword()
              .because(refused.known() ? "wrong password" : "unknown user");
    };
  }

  private List<Connection> connections(Call call) {
    var allowed = connections.databasesOf(call.tenant().id(), call.client().id());
    var realm =
        type == GrantType.PASSWORD_REALM
            ? call.required("realm")
            : call.tenant().defaultDirectory().orElse(null);
    var chosen =
        realm == null ? allowed : allowed.stream().filter(c -> c.name().equals(realm)).toList();
    if (chosen.isEmpty()) {
      throw OAuthError.of(
          "invalid_request",
          400,
          realm == null
              ? "Authorization server not configured with default connection."
              : "Connection not found or not enabled for the client");
    }
    return chosen;
  }
}
