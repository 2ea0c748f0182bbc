package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;
import static dev.ostiary.organization.OrganizationStores.MEMBERS;
import static dev.ostiary.organization.OrganizationStores.USERS;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.MemberStore.RoleIn;
import dev.ostiary.organization.OrganizationChanges.Membership;
import dev.ostiary.role.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Roles that count within one organization only: {@code
 * /api/v2/organizations/{id}/members/{user_id}/roles} and {@code
 * /api/v2/organizations/{id}/roles/{role_id}/members}.
 */
public final class MemberRolesApi implements ManagementApi {
  private static final int MAX_ROLES = 50;
  private static final Schema ROLES =
      Schema.of(
          property("roles", listOf(text().atLeast(1)).atLeast(1).atMost(MAX_ROLES), "Ids of roles")
              .needed());

  private static final Schema ROLE =
      Schema.of(
              property("id", text(), "Id of the role"),
              property("name", text(), "Name of the role"),
              property("description", text(), "Description of the role"))
          .titled("OrganizationMemberRole");

  private final OrganizationStores stores;

  /** The resource. */
  public MemberRolesApi(OrganizationStores stores) {
    this.stores = stores;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var path = "/organizations/{id}/members/{user_id}/roles";
    routes
        .add(
            Operation.get(path, "read:organization_member_roles")
                .summary("List the roles of a member")
                .pages("roles", ROLE),
            this::list)
        .add(
            Operation.post(path, "create:organization_member_roles")
                .summary("Give roles to a member")
                .note("They count in tokens for this organization only.")
                .creates(ROLES)
                .answers(204),
            this::add)
        .add(
            Operation.delete(path, "delete:organization_member_roles")
                .summary("Take roles from a member")
                .creates(ROLES)
                .answers(204),
            this::remove)
        .add(
            Operation.get(
                    "/organizations/{id}/roles/{role_id}/members", "read:organization_member_roles")
                .summary("List the members of an organization who have a role in it")
                .fields()
                .query("from", text(), "Where the page before this one ended")
                .query("take", whole(1, 100), "Results of a page")
                .answers(
                    200, Paging.checkpointAnswer("members", object(OrganizationMembersApi.MEMBER))),
            this::withRole);
  }

  private static Membership membership(Call call, Organization organization) {
    return new Membership(organization.tenant(), organization.id(), call.path("user_id"));
  }

  private Response list(Call call) {
    var ids =
        stores.read(
            call,
            (tx, o) -> {
              var membership = membership(call, o);
              if (!MEMBERS.isMember(tx, membership)) {
                throw noMember();
              }
              return MEMBERS.roles(tx, membership);
            });
    var roles =
        ids.stream()
            .map(id -> stores.roles().find(call.tenant(), id))
            .flatMap(Optional::stream)
            .toList();
    return Paging.of(call.query(), 50).respond("roles", roles, Role::toJson);
  }

  private Response add(Call call) {
    var roles = roles(call);
    stores.writeWithConfiguration(
        call,
        (tx, o) -> {
          var membership = membership(call, o);
          // Taken in the order in which a deletion takes them: first the user, then what follows.
          if (USERS.lock(tx, o.tenant(), membership.user()).isEmpty()
              || !MEMBERS.isMember(tx, membership)) {
            throw noMember();
          }
          for (var role : roles) {
            stores.requireRole(tx, o.tenant(), role);
            MEMBERS.addRole(tx, membership, role);
          }
          if (MEMBERS.roles(tx, membership).size() > MAX_ROLES) {
            throw new ManagementError(
                403,
                "too_many_entities",
                "You reached the limit of entities of this type for this tenant.");
          }
          return true;
        });
    return Response.empty(204);
  }

  private Response remove(Call call) {
    var roles = roles(call);
    stores.write(
        call,
        (tx, o) -> {
          var membership = membership(call, o);
          if (!MEMBERS.isMember(tx, membership)) {
            throw noMember();
          }
          roles.forEach(r -> MEMBERS.removeRole(tx, membership, r));
          return true;
        });
    return Response.empty(204);
  }

  private static List<String> roles(Call call) {
    return Json.strings(call.json(), "roles").stream().distinct().toList();
  }

  private Response withRole(Call call) {
    var paging = OrganizationStores.paging(call).asCheckpoint();
    var fields = Fields.of(call.query());
    return stores.read(
        call,
        (tx, o) -> {
          var where = new RoleIn(o.tenant(), o.id(), call.path("role_id"));
          if (stores.roles().find(o.tenant(), where.role()).isEmpty()) {
            throw ManagementError.notFound(null, "The role does not exist.");
          }
          var rows =
              MEMBERS.withRole(tx, where, OrganizationStores.rows(paging)).stream()
                  .map(id -> USERS.find(tx, o.tenant(), id))
                  .flatMap(Optional::stream)
                  .map(u -> fields.of(OrganizationStores.shown(u)))
                  .toList();
          return paging.respond("members", rows, OptionalLong.of(MEMBERS.countWithRole(tx, where)));
        });
  }

  private static ManagementError noMember() {
    return ManagementError.notFound(null, "The user is not a member of the organization.");
  }
}
