package dev.ostiary.oauth;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scope values: a list separated by spaces, order kept, each once (RFC 6749 section 3.3). */
public final class Scope {
  /** The scopes that OpenID Connect Core section 5.4 and 11 define, and what Auth0 adds. */
  public static final Set<String> OPENID_SCOPES =
      Set.of(
          "openid",
          "profile",
          "email",
          "address",
          "phone",
          "offline_access",
          "name",
          "given_name",
          "family_name",
          "nickname",
          "email_verified",
          "picture",
          "created_at",
          "identities");

  /** What the scopes have in common that users may have at the Management API. */
  public static final String OWN_ACCOUNT = ":current_user";

  private Scope() {}

  /** The values of a scope parameter; empty when there is none. */
  public static Set<String> parse(@Nullable String text) {
    var scopes = new LinkedHashSet<String>();
    if (text != null) {
      for (var value : text.split(" ")) {
        if (!value.isEmpty()) {
          scopes.add(value);
        }
      }
    }
    return scopes;
  }

  /** The values as one string. */
  public static String join(Collection<String> scopes) {
    return String.join(" ", scopes);
  }
}
