package dev.ostiary.resourceserver;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a new API has unless it says otherwise, and what no single member shows. */
final class ResourceServerRules {
  private static final long STANDARD_LIFETIME = 86_400;
  private static final long STANDARD_WEB_LIFETIME = 7_200;

  private ResourceServerRules() {}

  /** A new object with everything that it left out. */
  static ObjectNode complete(ObjectNode body) {
    var complete = Schema.withDefaults(body, defaults(body));
    check(complete, null);
    return complete;
  }

  private static ObjectNode defaults(ObjectNode body) {
    long lifetime = Json.number(body, "token_lifetime", STANDARD_LIFETIME);
    var defaults =
        Json.object()
            .put("is_system", false)
            .put("signing_alg", "RS256")
            .put("allow_offline_access", false)
            .put("token_lifetime", STANDARD_LIFETIME)
            .put("token_lifetime_for_web", Math.min(STANDARD_WEB_LIFETIME, lifetime))
            .put("skip_consent_for_verifiable_first_party_clients", true)
            .put("enforce_policies", false)
            .put("token_dialect", "access_token");
    defaults.set("scopes", Json.array());
    var policies = Json.object();
    policies.set("user", Json.object().put("policy", "allow_all"));
    policies.set("client", Json.object().put("policy", "require_client_grant"));
    defaults.set("subject_type_authorization", policies);
    if (Json.text(body, "signing_alg", "").equals("HS256")) {
      defaults.put("signing_secret", Ids.secret());
    }
    return defaults;
  }

  /** The object after a change. */
  static ObjectNode changed(ObjectNode before, ObjectNode change) {
    var algorithm = Json.text(change, "signing_alg");
    if (algorithm != null && !algorithm.equals(Json.text(before, "signing_alg", "RS256"))) {
      throw ManagementError.invalidBody("'Can not be changed once set' on property signing_alg.");
    }
    var after = Schema.withDefaults(Schema.merge(before, change), defaults(before));
    long lifetime = Json.number(after, "token_lifetime", STANDARD_LIFETIME);
    if (!change.has("token_lifetime_for_web")
        && Json.number(after, "token_lifetime_for_web", 0) > lifetime) {
      after.put("token_lifetime_for_web", lifetime);
    }
    check(after, Json.text(before, "signing_secret"));
    PermissionAliases.keepConsistent(after);
    return after;
  }

  /**
   * What no single member shows.
   *
   * @param kept the sealed secret that the object had before, which counts as none given
   */
  private static void check(ObjectNode server, @Nullable String kept) {
    scopes(server);
    long lifetime = Json.number(server, "token_lifetime", 0);
    if (Json.number(server, "token_lifetime_for_web", 0) > lifetime) {
      throw ManagementError.invalidBody(
          "'token_lifetime_for_web must not be greater than token_lifetime' on property"
              + " token_lifetime_for_web.");
    }
    var secret = Json.text(server, "signing_secret");
    boolean symmetric = Json.text(server, "signing_alg", "").equals("HS256");
    if (secret != null && !secret.equals(kept) && !symmetric) {
      throw ManagementError.invalidBody(
          "'Only an API that uses HS256 has a secret' on property signing_secret.");
    }
  }

  /** The names of the scopes, each once. */
  static Set<String> scopes(ObjectNode server) {
    var values = new HashSet<String>();
    var list = server.get("scopes");
    if (list != null && list.isArray()) {
      for (var scope : list) {
        if (!values.add(Json.text(scope, "value", ""))) {
          throw ManagementError.invalidBody(
              "'Duplicate scope: " + Json.text(scope, "value", "") + "' on property scopes.");
        }
      }
    }
    return values;
  }
}
