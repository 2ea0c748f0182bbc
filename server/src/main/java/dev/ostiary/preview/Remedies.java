package dev.ostiary.preview;

import dev.ostiary.common.Spelling;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.token.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody does who wants what was dropped. */
final class Remedies {
  /** By the rule that dropped it; those that need more words are made below. */
  private static final Map<String, String> FIXED =
      Map.of(
          "audience.none",
          "Name the API in the parameter audience, or set a default audience for the tenant",
          "scope.no-audience",
          "Name the API in the parameter audience",
          "scope.client-policy",
          "Add the scope to the client grant with subject_type user, or let the API's policy for"
              + " users be allow_all",
          "scope.not-asked",
          "Ask for it in the parameter scope",
          "scope.administrators-only",
          "Manage with the dashboard or with a machine-to-machine application",
          "refresh.grant-type",
          "Turn on the application's grant type refresh_token",
          "refresh.front-channel",
          "Use the authorization code flow (response_type=code)",
          "refresh.api",
          "Turn on the API's allow_offline_access",
          "permissions.off",
          "Turn on the API's RBAC and let its token dialect be access_token_authz",
          "id-token.none",
          "Ask for the scope openid");

  private Remedies() {}

  /**
   * A sentence, or nothing when nobody would want it.
   *
   * @param roles the roles that would give a permission
   */
  static Optional<String> of(Reason reason, @Nullable ResourceServer api, List<String> roles) {
    return switch (reason.rule()) {
      case "scope.not-permitted" -> Optional.of(permission(roles));
      case "scope.not-defined" -> Optional.of(definition(reason, api));
      default -> Optional.ofNullable(FIXED.get(reason.rule()));
    };
  }

  private static String permission(List<String> roles) {
    return roles.isEmpty()
        ? "Give the user the permission, or a role that has it; no role has it now"
        : "Give the user a role that has it: " + String.join(", ", roles);
  }

  private static String definition(Reason reason, @Nullable ResourceServer api) {
    var name = reason.subject().substring(Reason.SCOPE.length());
    var near =
        api == null ? Optional.<String>empty() : Spelling.nearest(name, api.scopes().keySet());
    return near.map(n -> "Did you mean " + n + "?")
        .orElse("Add it to the permissions of the API, or ask for one that it has");
  }
}
