package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.organization.OrganizationStores.MEMBERS;
import static dev.ostiary.organization.OrganizationStores.ORGANIZATIONS;
import static dev.ostiary.organization.OrganizationStores.USERS;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.OrganizationChanges.Membership;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/organizations/{id}/members} and {@code /api/v2/users/{id}/organizations}. */
public final class OrganizationMembersApi implements ManagementApi {
  private static final int MAX_MEMBERS = 10;
  private static final Schema MEMBERS_BODY =
      Schema.of(
          property(
                  "members",
                  listOf(text().atLeast(1).atMost(300)).atLeast(1).atMost(MAX_MEMBERS),
                  "List of user IDs")
              .needed());

  private static final Schema ROLE =
      Schema.of(property("id", text(), "Id of the role"), property("name", text(), "Its name"));

  static final Schema MEMBER =
      Schema.of(
              property("user_id", text(), "Id of the user"),
              property("email", nullable(text()), "E-mail address"),
              property("name", text(), "Name"),
              property("picture", text(), "URL of the picture"),
              property("roles", listOf(object(ROLE)), "Roles, when `fields` asks for them"))
          .titled("OrganizationMember");

  private final OrganizationStores stores;
  private final List<OrganizationChanges> changes;

  /**
   * The resource.
   *
   * @param changes those who end what was issued for a member
   */
  public OrganizationMembersApi(OrganizationStores stores, List<OrganizationChanges> changes) {
    this.stores = stores;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/organizations/{id}/members", "read:organization_members")
                .summary("List the members of an organization")
                .note("`roles` are shown when `fields` names them.")
                .fields()
                .pages("members", MEMBER),
            this::list)
        .add(
            Operation.post("/organizations/{id}/members", "create:organization_members")
                .summary("Make users members of an organization")
                .creates(MEMBERS_BODY)
                .answers(204),
            this::add)
        .add(
            Operation.delete("/organizations/{id}/members", "delete:organization_members")
                .summary("End memberships")
                .note("What was issued for the member in the organization ends too.")
                .creates(MEMBERS_BODY)
                .answers(204),
            this::remove)
        .add(
            Operation.get("/users/{id}/organizations", "read:organizations")
                .summary("List the organizations of a user")
                .pages("organizations", OrganizationSchema.SCHEMA),
            this::ofUser);
  }

  private Response list(Call call) {
    var paging = OrganizationStores.paging(call);
    var fields = Fields.of(call.query());
    boolean roles =
        fields.include()
            && fields.names().contains("roles")
            && call.has("read:organization_member_roles");
    return stores.read(
        call,
        (tx, o) -> {
          var rows =
              MEMBERS.page(tx, o.tenant(), o.id(), OrganizationStores.rows(paging)).stream()
                  .map(id -> USERS.find(tx, o.tenant(), id))
                  .flatMap(Optional::stream)
                  .map(u -> fields.of(roles ? withRoles(tx, o, u) : OrganizationStores.shown(u)))
                  .toList();
          long total = MEMBERS.count(tx, o.tenant(), o.id());
          return paging.respond("members", rows, OptionalLong.of(total));
        });
  }

  private ObjectNode withRoles(Tx tx, Organization organization, User user) {
    var json = OrganizationStores.shown(user);
    var list = json.putArray("roles");
    var membership = new Membership(organization.tenant(), organization.id(), user.id());
    for (var id : MEMBERS.roles(tx, membership)) {
      stores
          .roles()
          .find(organization.tenant(), id)
          .ifPresent(r -> list.addObject().put("id", r.id()).put("name", r.name()));
    }
    return json;
  }

  private static List<String> members(Call call) {
    return Json.strings(call.json(), "members").stream().distinct().sorted().toList();
  }

  private Response add(Call call) {
    stores.write(
        call,
        (tx, o) -> {
          for (var user : members(call)) {
            OrganizationStores.requireUser(tx, o.tenant(), user);
            MEMBERS.add(tx, new Membership(o.tenant(), o.id(), user), stores.time().millis());
          }
          return true;
        });
    return Response.empty(204);
  }

  private Response remove(Call call) {
    stores.write(
        call,
        (tx, o) -> {
          long now = stores.time().millis();
          for (var user : members(call)) {
            var membership = new Membership(o.tenant(), o.id(), user);
            MEMBERS.remove(tx, membership);
            changes.forEach(c -> c.membershipEnded(tx, membership, now));
          }
          return true;
        });
    return Response.empty(204);
  }

  private Response ofUser(Call call) {
    var paging = OrganizationStores.paging(call);
    return stores
        .database()
        .read(
            tx -> {
              var user =
                  USERS
                      .find(tx, call.tenant(), call.path("id"))
                      .orElseThrow(
                          () ->
                              ManagementError.notFound(
                                  "inexistent_user", "The user does not exist."));
              var rows =
                  ORGANIZATIONS.ofUser(
                      tx, call.tenant(), user.id(), OrganizationStores.rows(paging));
              long total = ORGANIZATIONS.countOfUser(tx, call.tenant(), user.id());
              return paging.respond(
                  "organizations",
                  rows.stream().map(Organization::toJson).toList(),
                  OptionalLong.of(total));
            });
  }
}
