package dev.ostiary.exchange;

import dev.ostiary.action.Programs;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.extension.Events;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.Refusal;
import dev.ostiary.extension.Situation;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.protection.Protection;
import dev.ostiary.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Foreign tokens for the tenant's own (RFC 8693): the Action of the profile for that kind of token
 * says whose it is. Nothing here knows what the token means.
 */
public final class TokenExchange {
  private final Parts parts;
  private final ExchangeAttempts attempts;
  private final ExchangedUsers users;

  /** What it stands on. */
  public record Parts(
      TokenExchangeProfiles profiles,
      Programs programs,
      Extensions extensions,
      Connections connections,
      Protection protection,
      Database database,
      Time time) {}

  /** A request of a client that may exchange tokens. */
  public record Attempt(
      Tenant tenant, Client client, String subjectToken, String type, Situation situation) {}

  /**
   * Whom the token stands for.
   *
   * @param organization that the Action has chosen, or null
   */
  public record Found(ExchangedUsers.Known user, @Nullable String organization) {}

  /** Exchanges by the profiles of tenants. */
  public TokenExchange(Parts parts) {
    this.parts = parts;
    attempts = new ExchangeAttempts(parts.database(), parts.protection(), parts.time());
    users = new ExchangedUsers(parts.database(), parts.connections(), parts.time());
  }

  /** The users that come so. */
  public ExchangedUsers users() {
    return users;
  }

  /**
   * Asks the Action. Nothing is written yet.
   *
   * @throws OAuthError when there is none, or it refuses, or names nobody
   */
  public Found ask(Attempt attempt) {
    var tenant = attempt.tenant();
    var ip = attempt.situation().visitor().ip();
    if (attempts.tooMany(tenant.id(), ip)) {
      throw OAuthError.suspiciousAddress();
    }
    var action =
        parts
            .profiles()
            .actionFor(tenant.id(), attempt.type())
            .orElseThrow(() -> OAuthError.invalidRequest("Unknown subject_token_type"));
    var program =
        parts
            .programs()
            .deployed(tenant.id(), action)
            .orElseThrow(() -> failed("The profile's action is not deployed"));
    var verdict = new ExchangeVerdict(event(attempt));
    var passage = parts.extensions().passage(tenant, Point.CUSTOM_TOKEN_EXCHANGE, program);
    var refusal = passage.ask(verdict);
    passage.keep(verdict.userId(), attempt.client().id());
    if (refusal != null) {
      throw error(tenant, ip, refusal);
    }
    return new Found(users.find(attempt, verdict), verdict.organization());
  }

  private tools.jackson.databind.node.ObjectNode event(Attempt attempt) {
    var situation = attempt.situation();
    var event =
        parts
            .extensions()
            .events()
            .event(new Events.Subject(attempt.tenant(), attempt.client(), null, null, situation));
    Json.child(event, "transaction")
        .put("subject_token", attempt.subjectToken())
        .put("subject_token_type", attempt.type());
    return event;
  }

  private OAuthError error(Tenant tenant, String ip, Refusal refusal) {
    if (refusal.failed()) {
      // What went wrong in the tenant's code is nothing to whoever brings tokens.
      return failed(refusal.detail());
    }
    return switch (refusal.code()) {
      case ExchangeVerdict.INVALID_TOKEN -> {
        attempts.count(tenant.id(), ip);
        yield refusal.as("invalid_request", 400);
      }
      case "invalid_request" -> refusal.as("invalid_request", 400);
      case "server_error" -> refusal.as("server_error", 500);
      default -> refusal.as(refusal.code(), 403);
    };
  }

  static OAuthError failed(String why) {
    return OAuthError.of("access_denied", 403, "The token could not be exchanged").because(why);
  }
}
