package dev.ostiary.token;

import dev.ostiary.jose.Algorithm;
import dev.ostiary.resourceserver.ResourceServer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything about the tokens before they are signed, with the reason of each decision.
 *
 * @param scopes the scopes that are granted
 * @param idClaims the claims of the ID token, or null when there is none
 * @param refreshable whether a refresh token belongs to it
 */
public record TokenPlan(
    IssuanceRequest request,
    Access access,
    Set<String> scopes,
    @Nullable ObjectNode idClaims,
    boolean refreshable,
    List<Reason> reasons) {

  /** The API that the access token is for, or null when only the UserInfo endpoint reads it. */
  public @Nullable String audience() {
    return access instanceof Jwt jwt ? jwt.api().identifier() : null;
  }

  /** The scopes under the names that their permissions have now, without former ones. */
  public Set<String> today() {
    return without(former());
  }

  /** What later tokens may ask again: the scopes without former names that nobody asked for. */
  public Set<String> authorized() {
    var added = new HashSet<>(former());
    added.removeAll(request.scopes());
    return without(added);
  }

  /** The former names that the request used, also those that no longer work. */
  public Set<String> askedFormer() {
    var asked = new LinkedHashSet<>(request.scopes());
    asked.retainAll(former());
    return asked;
  }

  private Set<String> former() {
    return access instanceof Jwt jwt ? jwt.api().aliases().keySet() : Set.of();
  }

  private Set<String> without(Set<String> names) {
    var fewer = new LinkedHashSet<>(scopes);
    fewer.removeAll(names);
    return fewer;
  }

  /** The access token. */
  public sealed interface Access {
    /** Seconds that it lives. */
    long lifetime();
  }

  /**
   * A signed token for an API.
   *
   * @param typ the header's type
   */
  public record Jwt(
      ResourceServer api, Algorithm algorithm, String typ, ObjectNode claims, long lifetime)
      implements Access {}

  /** A random string that only {@code /userinfo} understands: no API was named. */
  public record Opaque(long lifetime) implements Access {}
}
