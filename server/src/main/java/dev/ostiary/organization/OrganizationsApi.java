package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.organization.OrganizationStores.ORGANIZATIONS;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.OrganizationConnectionStore.Enabled;
import dev.ostiary.organization.OrganizationStore.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/organizations}. */
public final class OrganizationsApi implements ManagementApi {
  private static final Map<String, Order> ORDERS =
      Map.of(
          "name:1", Order.NAME,
          "name:-1", Order.NAME_DESCENDING,
          "display_name:1", Order.DISPLAY_NAME,
          "display_name:-1", Order.DISPLAY_NAME_DESCENDING,
          "created_at:1", Order.CREATED,
          "created_at:-1", Order.CREATED_DESCENDING);

  private static final Schema LISTED =
      OrganizationSchema.SCHEMA
          .and(
              property(
                  "client",
                  object(Schema.of(property("use_for_member_access", flag(), "For members"))),
                  "How it lists the application that was asked for"))
          .titled("ListedOrganization");

  private final OrganizationStores stores;
  private final List<OrganizationChanges> changes;
  private final OrganizationConnectionStore connections = new OrganizationConnectionStore();
  private final OrganizationClientStore clients = new OrganizationClientStore();

  /**
   * The resource.
   *
   * @param changes those who end what was issued for members
   */
  public OrganizationsApi(OrganizationStores stores, List<OrganizationChanges> changes) {
    this.stores = stores;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var readers = "read:organizations,read:organizations_summary";
    routes
        .add(
            Operation.get("/organizations", readers)
                .summary("List organizations")
                .query(
                    "sort",
                    oneOf(ORDERS.keySet().stream().sorted().toArray(String[]::new)),
                    "Member and direction")
                .query(
                    "include_client_association_for",
                    text().atMost(64),
                    "Tells of each organization how it lists this application")
                .pages("organizations", LISTED),
            this::list)
        .add(
            Operation.post("/organizations", "create:organizations")
                .summary("Create an organization")
                .creates(OrganizationSchema.CREATION)
                .answers(201, OrganizationSchema.CREATION),
            this::create)
        .add(
            Operation.get("/organizations/name/{name}", "read:organizations")
                .summary("Get an organization by its name")
                .answers(200, OrganizationSchema.SCHEMA),
            this::byName)
        .add(
            Operation.get("/organizations/{id}", readers)
                .summary("Get an organization")
                .answers(200, OrganizationSchema.SCHEMA),
            this::get)
        .add(
            Operation.patch("/organizations/{id}", "update:organizations")
                .summary("Update an organization")
                .note("`metadata` and `branding` replace those before as a whole.")
                .changes(OrganizationSchema.SCHEMA)
                .answers(200, OrganizationSchema.SCHEMA),
            this::patch)
        .add(
            Operation.delete("/organizations/{id}", "delete:organizations")
                .summary("Delete an organization")
                .note("Memberships, invitations and the tokens of its members end with it.")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var paging = OrganizationStores.paging(call);
    var order = ORDERS.getOrDefault(call.query().get("sort", "created_at:1"), Order.CREATED);
    return stores
        .database()
        .read(
            tx -> {
              var rows =
                  ORGANIZATIONS.page(tx, call.tenant(), order, OrganizationStores.rows(paging));
              return paging.respond(
                  "organizations",
                  rows.stream().map(o -> listed(tx, call, o)).toList(),
                  OptionalLong.of(ORGANIZATIONS.count(tx, call.tenant())));
            });
  }

  private ObjectNode listed(Tx tx, Call call, Organization organization) {
    var json = shown(call, organization);
    call.query()
        .get("include_client_association_for")
        .flatMap(id -> clients.client(tx, call.tenant(), organization.id(), id))
        .ifPresent(c -> json.putObject("client").put("use_for_member_access", c.memberAccess()));
    return json;
  }

  private static ObjectNode shown(Call call, Organization organization) {
    return call.has("read:organizations") ? organization.toJson() : organization.summary();
  }

  private Response get(Call call) {
    return Response.json(200, stores.read(call, (tx, o) -> shown(call, o)));
  }

  private Response byName(Call call) {
    var found =
        stores
            .database()
            .read(tx -> ORGANIZATIONS.byName(tx, call.tenant(), call.path("name")))
            .orElseThrow(OrganizationStores::noOrganization);
    return Response.json(200, found.toJson());
  }

  private Response create(Call call) {
    var body = call.body();
    var enabled = enabled(body);
    var name = Json.text(body, "name", "");
    var organization = of(call.tenant(), "org_" + Ids.alphanumeric(16), body.put("name", name));
    try {
      stores.roles().write(tx -> insert(tx, organization, enabled));
    } catch (DuplicateKey e) {
      throw taken();
    }
    var json = organization.toJson();
    if (!enabled.isEmpty()) {
      var list = json.putArray("enabled_connections");
      enabled.forEach(c -> list.add(c.body().deepCopy().put("connection_id", c.connectionId())));
    }
    return Response.json(201, json);
  }

  private boolean insert(Tx tx, Organization organization, List<Enabled> enabled) {
    long now = stores.time().millis();
    ORGANIZATIONS.insert(tx, organization, now);
    for (var connection : enabled) {
      stores.requireConnection(tx, organization.tenant(), connection.connectionId());
      connections.insert(tx, organization, connection, now);
    }
    return true;
  }

  /** Takes the connections out of the body; the last of two for the same connection counts. */
  private static List<Enabled> enabled(ObjectNode body) {
    var list = body.remove("enabled_connections");
    var enabled = new ArrayList<Enabled>();
    if (list != null) {
      for (var item : list) {
        var settings = (ObjectNode) item.deepCopy();
        var id = Json.text(settings, "connection_id", "");
        settings.remove(List.of("connection_id", "connection"));
        enabled.removeIf(e -> e.connectionId().equals(id));
        enabled.add(new Enabled(id, settings));
      }
    }
    return enabled;
  }

  /** The organization that a complete body describes. */
  private static Organization of(String tenant, String id, ObjectNode complete) {
    var name = Json.text(complete, "name", "");
    var displayName = Json.text(complete, "display_name", name);
    var body = complete.deepCopy();
    body.remove(List.of("id", "name", "display_name"));
    if (body.get("metadata") instanceof ObjectNode metadata) {
      metadata.removeIf(v -> v.isNull());
    }
    return new Organization(tenant, id, name, displayName, body);
  }

  private Response patch(Call call) {
    var change = call.body();
    try {
      return Response.json(
          200,
          stores.write(
              call,
              (tx, before) -> {
                var after = of(before.tenant(), before.id(), Schema.merge(before.toJson(), change));
                ORGANIZATIONS.update(tx, after);
                return after.toJson();
              }));
    } catch (DuplicateKey e) {
      throw taken();
    }
  }

  private Response delete(Call call) {
    var tenant = call.tenant();
    var id = call.path("id");
    boolean gone =
        stores
            .database()
            .write(
                tx -> {
                  boolean found = ORGANIZATIONS.delete(tx, tenant, id);
                  long now = stores.time().millis();
                  changes.forEach(c -> c.organizationEnded(tx, tenant, id, now));
                  return found;
                });
    if (!gone) {
      throw OrganizationStores.noOrganization();
    }
    return Response.empty(204);
  }

  private static ManagementError taken() {
    return ManagementError.conflict(null, "An organization with this name already exists.");
  }
}
