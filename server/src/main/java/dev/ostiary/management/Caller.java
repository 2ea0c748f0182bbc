package dev.ostiary.management;

import java.util.List;
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
  /** Whether any of these is allowed; one with blanks stands for all of its words together. */
  public boolean mayAny(Iterable<String> wanted) {
    for (var scope : wanted) {
      if (scopes.contains(scope)
          || (scope.contains(" ") && scopes.containsAll(List.of(scope.split(" "))))) {
        return true;
      }
    }
    return false;
  }
}
