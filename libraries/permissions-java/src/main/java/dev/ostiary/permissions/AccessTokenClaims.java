package dev.ostiary.permissions;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guards an API by the claims of an access token. Takes claims that a library has <b>verified</b>
 * (signature, issuer, audience, time); it checks nothing of that itself.
 *
 * <p>With RBAC and {@code "token_dialect": "access_token_authz"} the claim {@code permissions} says
 * what the user may do, and {@code scope} only what the application asked for. Without, {@code
 * scope} is all there is. Hence {@code permissions} decides alone where it is there.
 */
public final class AccessTokenClaims {
  private final Set<String> permissions;

  private AccessTokenClaims(Set<String> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  /**
   * Reads the claims of a verified token.
   *
   * @param claims by name; {@code permissions} a collection or an array of text, {@code scope} text
   *     with spaces
   */
  public static AccessTokenClaims of(Map<String, ?> claims) {
    var permissions = texts(claims.get("permissions"));
    return new AccessTokenClaims(permissions == null ? scopes(claims.get("scope")) : permissions);
  }

  private static @Nullable Set<String> texts(@Nullable Object claim) {
    var all = claim instanceof Object[] array ? Arrays.asList(array) : claim;
    if (!(all instanceof Collection<?> some)) {
      return null;
    }
    var texts = new LinkedHashSet<String>();
    some.forEach(s -> texts.add(String.valueOf(s)));
    return texts;
  }

  private static Set<String> scopes(@Nullable Object claim) {
    var texts = new LinkedHashSet<String>();
    if (claim instanceof String text) {
      texts.addAll(Arrays.asList(text.split(" ")));
      texts.remove("");
    }
    return texts;
  }

  /** What the token allows. */
  public Set<String> permissions() {
    return permissions;
  }

  /** Whether the token allows this. */
  public boolean can(String permission) {
    return permissions.contains(permission);
  }

  /**
   * Checks that the token allows this.
   *
   * @throws Forbidden when it does not
   */
  public void require(String permission) {
    if (!can(permission)) {
      throw new Forbidden(permission);
    }
  }
}
