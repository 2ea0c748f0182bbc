package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Scope;
import dev.ostiary.resourceserver.ResourceServer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what programs want into a plan. The protocol's own claims are out of their reach, and so are
 * the scopes that manage this server.
 */
final class CustomClaims {
  /** Bytes that the custom claims of one token may have as JSON. */
  private static final int LIMIT = 100 * 1024;

  /** Claims that mean something to whoever verifies a token. */
  private static final Set<String> RESTRICTED =
      Set.of(
          ("acr act active amr at_hash ath attest aud auth_time authorization_details azp c_hash"
                  + " client_id cnf cty dest entitlements events exp groups gty htm htu iat"
                  + " internalService iss jcard jku jti jwe jwk kid may_act mky nbf nonce object_id"
                  + " org_id org_name orig origid permissions roles rph s_hash sid sip_callid"
                  + " sip_cseq_num sip_date sip_from_tag sip_via_branch sub sub_jwk toe txn typ uuid"
                  + " vot vtm x5t#S256 scope")
              .split(" "));

  private static final Set<String> FOREIGN = Set.of("auth0.com", "webtask.io", "webtask.run");

  /** A scope's name (RFC 6749 section 3.3), as long as an API's may be. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,280}");

  private final Customization wanted;

  CustomClaims(Customization wanted) {
    this.wanted = wanted;
  }

  /** Adds the claims of one token; what was said last of a name counts. */
  void add(ObjectNode claims, String token, Reason.Recorder reasons) {
    var last = new LinkedHashMap<String, Customization.Claim>();
    wanted.claims().stream()
        .filter(c -> c.token().equals(token))
        .forEach(c -> last.put(c.name(), c));
    var custom = Json.object();
    for (var claim : last.values()) {
      var name = claim.name();
      var value = claim.value();
      if (RESTRICTED.contains(name)) {
        reasons.dropped(
            token + name, "claim.restricted", claim.by() + " sets a claim of the protocol");
      } else if (foreign(name)) {
        reasons.dropped(
            token + name,
            "claim.foreign",
            claim.by() + " uses a namespace that is not the tenant's");
      } else if (value == null) {
        reasons.dropped(token + name, "claim.removed", claim.by() + " leaves it out");
      } else if (size(custom) + name.length() + Json.bytes(value).length > LIMIT) {
        reasons.dropped(
            token + name, "claim.too-large", claim.by() + " exceeds 100 kB of custom claims");
      } else {
        custom.set(name, value);
        claims.set(name, value);
        reasons.kept(token + name, "claim.custom", claim.by());
      }
    }
  }

  private static int size(ObjectNode custom) {
    return custom.isEmpty() ? 0 : Json.bytes(custom).length;
  }

  private static boolean foreign(String name) {
    if (name.startsWith("urn:auth0")) {
      return true;
    }
    var rest = name.replaceFirst("^https?://", "");
    if (rest.length() == name.length()) {
      return false;
    }
    var host = rest.replaceFirst("[/:?#].*", "");
    return FOREIGN.stream().anyMatch(f -> host.equals(f) || host.endsWith("." + f));
  }

  /** The scopes after the changes. */
  Set<String> scopes(Set<String> granted, @Nullable ResourceServer api, Reason.Recorder reasons) {
    if (wanted.scopes().isEmpty()) {
      return granted;
    }
    var scopes = new LinkedHashSet<>(granted);
    for (var change : wanted.scopes()) {
      var scope = change.scope();
      switch (change.change()) {
        case CLEAR -> scopes.removeIf(s -> !Scope.OPENID_SCOPES.contains(s));
        case REMOVE -> {
          if (scopes.remove(scope)) {
            reasons.dropped(Reason.SCOPE + scope, "scope.removed", change.by());
          }
        }
        case ADD -> add(scopes, change, api, reasons);
      }
    }
    return scopes;
  }

  private static void add(
      Set<String> scopes,
      Customization.ScopeChange change,
      @Nullable ResourceServer api,
      Reason.Recorder reasons) {
    var scope = change.scope();
    if (scopes.contains(scope)) {
      return;
    }
    if (api == null
        || api.system()
        || scope.equals("openid")
        || scope.equals("offline_access")
        || !TOKEN.matcher(scope).matches()) {
      reasons.dropped(
          Reason.SCOPE + scope,
          "scope.not-for-programs",
          change.by() + " adds a scope that no program can give");
      return;
    }
    scopes.add(scope);
    reasons.kept(Reason.SCOPE + scope, "scope.custom", change.by());
  }
}
