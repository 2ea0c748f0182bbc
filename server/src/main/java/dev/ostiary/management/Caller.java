package dev.ostiary.management;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who calls the Management API.
 *
 * @param tenant id of the tenant whose token it is
 * @param clientId the application that the token was issued to
 * @param subject the user, or {@code CLIENT_ID@clients}
 * @param scopes what the token allows
 */
public record Caller(String tenant, String clientId, String subject, Set<String> scopes) {
  /**
   * Whether secrets are shown with the object that they are part of. Machines see them, as Auth0's
   * tools expect; people only when they could replace them anyway.
   *
   * @param change the scope that lets a caller replace them
   */
  public boolean seesSecrets(String change) {
    return machine() || scopes.contains(change);
  }

  /** Whether an application calls for itself; otherwise the subject is a user. */
  public boolean machine() {
    return subject.equals(clientId + "@clients");
  }

  /** The same caller without the scopes that fit. */
  public Caller without(Predicate<String> unwanted) {
    var open = new LinkedHashSet<>(scopes);
    open.removeIf(unwanted);
    return new Caller(tenant, clientId, subject, open);
  }

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
