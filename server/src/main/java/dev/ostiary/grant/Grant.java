package dev.ostiary.grant;

import dev.ostiary.client.Client;
import dev.ostiary.http.Request;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Params;
import dev.ostiary.tenant.Tenant;

/** One grant type of the token endpoint. */
public interface Grant {
  /** The value of {@code grant_type}. */
  GrantType type();

  /** How the log calls a success. */
  LogType success();

  /** How the log calls a failure. */
  LogType failure();

  /** Whether a client may use it. */
  default boolean allowedTo(Client client) {
    return client.allows(type());
  }

  /**
   * Checks and decides.
   *
   * @throws OAuthError when nothing is issued
   */
  Exchange decide(Call call);

  /** A request of an authenticated client that may use this grant. */
  record Call(Request request, Tenant tenant, Client client, Params params) {
    /** A parameter that must be there. */
    public String required(String name) {
      return params
          .get(name)
          .orElseThrow(() -> OAuthError.invalidRequest("Missing required parameter: " + name));
    }
  }
}
