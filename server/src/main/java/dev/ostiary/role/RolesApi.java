package dev.ostiary.role;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code /api/v2/roles}. */
public final class RolesApi implements ManagementApi {
  private static final int MAX_ROLES = 1_000;
  static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property(
                      "name", text().atLeast(1).atMost(200).matching("[^<>]*"), "Name of the role.")
                  .needed(),
              property("description", text().atMost(500), "Description of the role."))
          .titled("Role");

  private final RoleStores stores;
  private final List<RoleChanges> changes;

  /**
   * The resource.
   *
   * @param changes those who forget a role that goes away
   */
  public RolesApi(RoleStores stores, List<RoleChanges> changes) {
    this.stores = stores;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/roles", "read:roles")
                .summary("List roles")
                .query("name_filter", text().atMost(200), "Part of the name, in any case")
                .pages("roles", SCHEMA),
            this::list)
        .add(
            Operation.post("/roles", "create:roles")
                .summary("Create a role")
                .creates(SCHEMA)
                .answers(200, SCHEMA),
            this::create)
        .add(
            Operation.get("/roles/{id}", "read:roles").summary("Get a role").answers(200, SCHEMA),
            this::get)
        .add(
            Operation.patch("/roles/{id}", "update:roles")
                .summary("Update a role")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/roles/{id}", "delete:roles")
                .summary("Delete a role")
                .note("Whoever has the role loses it, and with it the permissions it gives.")
                .answers(200, Schema.of()),
            this::delete);
  }

  private Response list(Call call) {
    var filter = call.query().get("name_filter", "").toLowerCase(Locale.ROOT);
    var found =
        stores.roles().all(call.tenant()).stream()
            .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(filter))
            .toList();
    return Paging.of(call.query(), 50).respond("roles", found, Role::toJson);
  }

  private Response get(Call call) {
    return Response.json(200, stores.role(call).toJson());
  }

  private Response create(Call call) {
    var body = call.body();
    var name = Json.text(body, "name", "");
    body.remove("name");
    var role =
        unique(() -> stores.roles().create(call.tenant(), name, body, tx -> limit(tx, call)));
    return Response.json(200, role.toJson());
  }

  private void limit(Tx tx, Call call) {
    if (stores.roles().count(tx, call.tenant()) >= MAX_ROLES) {
      throw RoleStores.tooMany();
    }
  }

  private Response patch(Call call) {
    var change = call.body();
    var name = Json.text(change, "name");
    change.remove("name");
    var role =
        unique(
            () ->
                stores
                    .roles()
                    .update(call.tenant(), call.path("id"), name, b -> Schema.merge(b, change))
                    .orElseThrow(RoleStores::noRole));
    return Response.json(200, role.toJson());
  }

  private static Role unique(Supplier<Role> work) {
    try {
      return work.get();
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(null, "A role with the same name already exists");
    }
  }

  private Response delete(Call call) {
    var id = call.path("id");
    boolean gone =
        stores
            .roles()
            .delete(
                call.tenant(),
                id,
                tx -> {
                  stores.permissions().forgetRole(tx, call.tenant(), id);
                  changes.forEach(c -> c.roleDeleted(tx, call.tenant(), id));
                });
    if (!gone) {
      throw RoleStores.noRole();
    }
    return Response.json(200, Json.object());
  }
}
