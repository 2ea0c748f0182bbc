package dev.ostiary.resourceserver;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.Document;
import dev.ostiary.jose.Algorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API that accepts this tenant's access tokens; screens call it "API".
 *
 * @param identifier the {@code aud} of its tokens, compared byte for byte and never called
 * @param scopes permission names with their descriptions, in the order of definition
 * @param aliases former names of permissions by name, also those that have ended
 * @param lifetime seconds that an access token lives
 * @param webLifetime the same for tokens from the authorization endpoint
 * @param signingSecret the shared secret of an HS256 API, otherwise null
 * @param body the stored object
 */
public record ResourceServer(
    String id,
    String identifier,
    String name,
    Algorithm algorithm,
    Map<String, String> scopes,
    Map<String, PermissionAlias> aliases,
    long lifetime,
    long webLifetime,
    Dialect dialect,
    @Nullable String signingSecret,
    ObjectNode body) {
  static final String SECRET_PURPOSE = "api-secret";

  /** The shape of the access token ({@code token_dialect}). */
  public enum Dialect {
    ACCESS_TOKEN(false, false),
    ACCESS_TOKEN_AUTHZ(false, true),
    RFC9068_PROFILE(true, false),
    RFC9068_PROFILE_AUTHZ(true, true);

    private final boolean rfc9068;
    private final boolean permissions;

    Dialect(boolean rfc9068, boolean permissions) {
      this.rfc9068 = rfc9068;
      this.permissions = permissions;
    }

    /** Whether tokens follow RFC 9068 ({@code at+jwt}). */
    public boolean rfc9068() {
      return rfc9068;
    }

    /** Whether tokens list the user's permissions. */
    public boolean permissions() {
      return permissions;
    }
  }

  static ResourceServer of(Document document, Sealer sealer) {
    var body = document.body();
    var sealed = Json.text(body, "signing_secret");
    return new ResourceServer(
        document.id(),
        document.key(),
        Json.text(body, "name", document.key()),
        Algorithm.of(Json.text(body, "signing_alg", "RS256")).orElse(Algorithm.RS256),
        ResourceServers.scopes(body),
        PermissionAliases.read(body),
        Json.number(body, "token_lifetime", 86_400),
        Json.number(body, "token_lifetime_for_web", 7_200),
        Dialect.valueOf(Json.text(body, "token_dialect", "access_token").toUpperCase()),
        sealed == null ? null : sealer.open(SECRET_PURPOSE, sealed),
        body);
  }

  /**
   * The permission that a name stands for at this moment: the one so named, or the one that was.
   *
   * @param now milliseconds since the epoch
   */
  public Optional<String> permission(String name, long now) {
    if (scopes.containsKey(name)) {
      return Optional.of(name);
    }
    return Optional.ofNullable(aliases.get(name))
        .filter(a -> a.lives(now))
        .map(PermissionAlias::permission);
  }

  /** The former names of a permission that work at this moment. */
  public List<PermissionAlias> formerNames(String permission, long now) {
    return aliases.values().stream()
        .filter(a -> a.permission().equals(permission) && a.lives(now))
        .toList();
  }

  /** Whether it is the Management API itself. */
  public boolean system() {
    return Json.flag(body, "is_system", false);
  }

  /** Whether refresh tokens may be asked for. */
  public boolean offlineAccess() {
    return Json.flag(body, "allow_offline_access", false);
  }

  /** Whether first-party applications need no consent. */
  public boolean skipsConsent() {
    return Json.flag(body, "skip_consent_for_verifiable_first_party_clients", true);
  }

  /** Whether scopes are limited to what roles and permissions allow (RBAC). */
  public boolean enforcesPolicies() {
    return Json.flag(body, "enforce_policies", false);
  }

  /**
   * The access policy for a kind of subject: {@code allow_all}, {@code require_client_grant} or
   * {@code deny_all}.
   *
   * @param subject user or client
   */
  public String policy(String subject) {
    var fallback = subject.equals("user") ? "allow_all" : "require_client_grant";
    var policies = Json.child(body, "subject_type_authorization");
    return Json.text(Json.child(policies, subject), "policy", fallback);
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson(boolean withSecret) {
    var json = body.deepCopy();
    json.remove("signing_secret");
    json.remove(PermissionAliases.MEMBER);
    if (withSecret && signingSecret != null) {
      json.put("signing_secret", signingSecret);
    }
    return json.put("id", id).put("identifier", identifier);
  }
}
