package dev.ostiary.management;

import java.util.Set;

/**
 * Who calls the Management API.
 *
 * @param tenant id of the tenant whose token it is
 * @param clientId the application that the token was issued to
 * @param subject the user, or {@code CLIENT_ID@clients}
 * @param scopes what the token allows
 */
public record Caller(String tenant, String clientId, String subject, Set<String> scopes) {
  /** Whether any of the scopes is allowed. */
  public boolean mayAny(Iterable<String> wanted) {
    for (var scope : wanted) {
      if (scopes.contains(scope)) {
        return true;
      }
    }
    return false;
  }
}
