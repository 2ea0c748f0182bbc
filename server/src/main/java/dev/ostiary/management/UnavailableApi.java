package dev.ostiary.management;

import java.util.List;

/**
 * Groups of Auth0's API that this server does not have. Their answer is the one that tools skip;
 * with any other, an export of a whole tenant would stop.
 */
public final class UnavailableApi implements ManagementApi {
  /** The resource's path, its methods and the entity in the names of its scopes. */
  private record Gone(String methods, String path, String entity) {}

  private static final List<Gone> GONE =
      List.of(
          new Gone("GET,POST", "/actions/modules", "actions"),
          new Gone("GET,PATCH,DELETE", "/actions/modules/{id}", "actions"),
          new Gone("GET", "/actions/modules/{id}/actions", "actions"),
          new Gone("POST", "/actions/modules/{id}/rollback", "actions"),
          new Gone("GET,POST", "/actions/modules/{id}/versions", "actions"),
          new Gone("GET", "/actions/modules/{id}/versions/{versionId}", "actions"),
          new Gone("GET,POST", "/agents", "agents"),
          new Gone("GET,PATCH,DELETE", "/agents/{id}", "agents"),
          new Gone("POST", "/clients/cimd/preview", "clients"),
          new Gone("POST", "/clients/cimd/register", "clients"),
          new Gone("GET,POST", "/connection-profiles", "connection_profiles"),
          new Gone("GET", "/connection-profiles/templates", "connection_profiles"),
          new Gone("GET", "/connection-profiles/templates/{id}", "connection_profiles"),
          new Gone("GET,PATCH,DELETE", "/connection-profiles/{id}", "connection_profiles"),
          new Gone("GET", "/connections-directory-provisionings", "directory_provisionings"),
          new Gone("GET", "/connections-scim-configurations", "scim_config"),
          new Gone("GET", "/events", "events"),
          new Gone("POST", "/experimentation/experiments/{id}/advance-ramp", "experimentation"),
          new Gone("GET,POST", "/connections/{id}/keys", "connections_keys"),
          new Gone("POST", "/connections/{id}/keys/rotate", "connections_keys"),
          new Gone(
              "GET,POST,PATCH,DELETE",
              "/connections/{id}/directory-provisioning",
              "directory_provisionings"),
          new Gone(
              "GET",
              "/connections/{id}/directory-provisioning/default-mapping",
              "directory_provisionings"),
          new Gone(
              "POST",
              "/connections/{id}/directory-provisioning/synchronizations",
              "directory_provisionings"),
          new Gone(
              "GET,POST,PUT,DELETE",
              "/connections/{id}/directory-provisioning/synchronized-groups",
              "directory_provisionings"),
          new Gone("GET", "/groups", "groups"),
          new Gone("GET,DELETE", "/groups/{id}", "groups"),
          new Gone("GET", "/groups/{id}/members", "group_members"),
          new Gone("GET,POST,DELETE", "/groups/{id}/roles", "group_roles"),
          new Gone("GET,PUT,DELETE", "/keys/custom-signing", "custom_signing_keys"),
          new Gone("GET,POST", "/keys/encryption", "encryption_keys"),
          new Gone("POST", "/keys/encryption/rekey", "encryption_keys"),
          new Gone("GET,POST,DELETE", "/keys/encryption/{kid}", "encryption_keys"),
          new Gone("POST", "/keys/encryption/{kid}/wrapping-key", "encryption_keys"),
          new Gone("GET,POST", "/keys/network-acls", "network_acl_keys"),
          new Gone("GET,DELETE", "/keys/network-acls/{id}", "network_acl_keys"),
          new Gone("GET,POST", "/network-acls", "network_acls"),
          new Gone("GET,PUT,PATCH,DELETE", "/network-acls/{id}", "network_acls"),
          new Gone("GET", "/organizations/search", "organizations"),
          new Gone("GET", "/organizations/{id}/groups", "organization_groups"),
          new Gone(
              "GET,POST,DELETE",
              "/organizations/{id}/groups/{group_id}/roles",
              "organization_group_roles"),
          new Gone(
              "GET",
              "/organizations/{id}/members/{user_id}/effective-roles",
              "organization_member_effective_roles"),
          new Gone(
              "GET",
              "/organizations/{id}/members/{user_id}/effective-roles/sources/groups",
              "organization_member_role_source_groups"),
          new Gone("GET", "/organizations/{id}/organization-templates", "organization_templates"),
          new Gone(
              "PUT,DELETE",
              "/organizations/{id}/organization-templates/{template_id}",
              "organizations"),
          new Gone("GET", "/organizations/{id}/roles/{role_id}/groups", "organization_group_roles"),
          new Gone("GET,POST", "/rate-limit-policies", "rate_limit_policies"),
          new Gone("GET,PATCH,DELETE", "/rate-limit-policies/{id}", "rate_limit_policies"),
          new Gone("GET,PATCH", "/risk-assessments/settings", "attack_protection"),
          new Gone("GET,PATCH", "/risk-assessments/settings/new-device", "attack_protection"),
          new Gone("POST", "/self-service-profiles/{id}/sso-ticket", "sso_access_tickets"),
          new Gone(
              "POST",
              "/self-service-profiles/{profileId}/sso-ticket/{id}/revoke",
              "sso_access_tickets"),
          new Gone("GET,PATCH", "/supplemental-signals", "attack_protection"),
          new Gone("GET", "/resource-servers/search", "resource_servers"),
          new Gone("GET,POST,DELETE", "/roles/{id}/groups", "group_roles"),
          new Gone("GET", "/users/{id}/connected-accounts", "users"),
          new Gone("GET", "/users/{id}/effective-permissions", "user_effective_permissions"),
          new Gone(
              "GET",
              "/users/{id}/effective-permissions/sources/effective-roles",
              "user_effective_permissions"),
          new Gone("GET", "/users/{id}/effective-roles", "user_effective_roles"),
          new Gone("GET", "/users/{id}/effective-roles/sources/groups", "user_effective_roles"),
          new Gone("GET", "/users/{id}/federated-connections-tokensets", "users"),
          new Gone("DELETE", "/users/{id}/federated-connections-tokensets/{tokenset_id}", "users"),
          new Gone("GET", "/users/{id}/groups", "groups"),
          new Gone("POST", "/users/{id}/risk-assessments/clear", "users"),
          new Gone("GET,POST", "/user-attribute-profiles", "user_attribute_profiles"),
          new Gone("GET", "/user-attribute-profiles/templates", "user_attribute_profiles"),
          new Gone("GET", "/user-attribute-profiles/templates/{id}", "user_attribute_profiles"),
          new Gone("GET,PATCH,DELETE", "/user-attribute-profiles/{id}", "user_attribute_profiles"),
          new Gone("GET,POST", "/verifiable-credentials/verification/templates", "vdcs_templates"),
          new Gone(
              "GET,PATCH,DELETE",
              "/verifiable-credentials/verification/templates/{id}",
              "vdcs_templates"));

  @Override
  public void routes(ManagementRoutes routes) {
    for (var gone : GONE) {
      for (var method : gone.methods().split(",")) {
        routes.add(operation(method, gone), call -> refuse(call.operation()));
      }
    }
  }

  private static Operation operation(String method, Gone gone) {
    var scope = verb(method, gone.entity()) + ":" + gone.entity();
    var operation =
        switch (method) {
          case "GET" -> Operation.get(gone.path(), scope);
          case "POST" -> Operation.post(gone.path(), scope);
          case "PUT" -> Operation.put(gone.path(), scope);
          case "PATCH" -> Operation.patch(gone.path(), scope);
          default -> Operation.delete(gone.path(), scope);
        };
    return operation.summary("Not available: " + gone.path().substring(1)).unavailable();
  }

  /** The verb of the scope; some entities have fewer scopes than methods. */
  private static String verb(String method, String entity) {
    var verb =
        switch (method) {
          case "GET" -> "read";
          case "POST" -> "create";
          case "DELETE" -> "delete";
          default -> "update";
        };
    return Scopes.all().contains(verb + ":" + entity) ? verb : "update";
  }

  private static dev.ostiary.http.Response refuse(Operation operation) {
    throw ManagementError.insufficientScope(String.join(",", operation.scopes()));
  }
}
