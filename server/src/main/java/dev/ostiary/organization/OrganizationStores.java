package dev.ostiary.organization;

import dev.ostiary.client.ClientGrants;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Paging;
import dev.ostiary.organization.OrganizationStore.Page;
import dev.ostiary.role.Roles;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** What the APIs of this package work on. */
public record OrganizationStores(
    Database database,
    Roles roles,
    Clients clients,
    ClientGrants grants,
    Connections connections,
    Time time) {
  private static final int CEILING = 1_000;
  static final OrganizationStore ORGANIZATIONS = new OrganizationStore();
  static final MemberStore MEMBERS = new MemberStore();
  private static final OrganizationConnectionStore CONNECTIONS = new OrganizationConnectionStore();
  static final UserStore USERS = new UserStore();

  /** The organization that the path names. */
  static Organization organization(Tx tx, Call call) {
    return ORGANIZATIONS
        .find(tx, call.tenant(), call.path("id"))
        .orElseThrow(OrganizationStores::noOrganization);
  }

  /** Reads something of the organization that the path names. */
  public <T> T read(Call call, BiFunction<Tx, Organization, T> work) {
    return database.read(tx -> work.apply(tx, organization(tx, call)));
  }

  /** Changes something of the organization that the path names, which stays meanwhile. */
  public <T> T write(Call call, BiFunction<Tx, Organization, T> work) {
    return database.write(tx -> work.apply(tx, locked(tx, call)));
  }

  /** The same while no role, connection, application or client grant comes or goes. */
  public <T> T writeWithConfiguration(Call call, BiFunction<Tx, Organization, T> work) {
    return roles.write(tx -> work.apply(tx, locked(tx, call)));
  }

  private static Organization locked(Tx tx, Call call) {
    return ORGANIZATIONS
        .lock(tx, call.tenant(), call.path("id"))
        .orElseThrow(OrganizationStores::noOrganization);
  }

  /** A connection that then stays until the end of {@link #writeWithConfiguration}. */
  void requireConnection(Tx tx, String tenant, String id) {
    if (!connections.exists(tx, tenant, id)) {
      throw noConnection();
    }
  }

  /** A role that then stays until the end of {@link #writeWithConfiguration}. */
  public void requireRole(Tx tx, String tenant, String id) {
    if (!roles.exists(tx, tenant, id)) {
      throw ManagementError.notFound(null, "The role does not exist.");
    }
  }

  /** An application that then stays until the end of {@link #writeWithConfiguration}. */
  public void requireClient(Tx tx, String tenant, String id) {
    if (!clients.exists(tx, tenant, id)) {
      throw ManagementError.notFound("inexistent_client", "The client does not exist");
    }
  }

  /** A connection that the organization has; it stays until the end of the transaction. */
  public static void requireEnabled(Tx tx, Organization organization, String connection) {
    if (CONNECTIONS.find(tx, organization.tenant(), organization.id(), connection).isEmpty()) {
      throw noConnection();
    }
  }

  /** A user who then stays until the end of the transaction. */
  static User requireUser(Tx tx, String tenant, String id) {
    return USERS
        .lock(tx, tenant, id)
        .orElseThrow(() -> ManagementError.notFound("inexistent_user", "The user does not exist."));
  }

  /** The page that is asked for; numbered pages end at the thousandth row, checkpoints do not. */
  public static Paging paging(Call call) {
    var paging = Paging.of(call.query(), 50);
    if (!paging.checkpoint() && paging.offset() + paging.limit() > CEILING) {
      throw new ManagementError(
          400, "invalid_paging", "You can only page through the first 1000 records.");
    }
    return paging;
  }

  /** The same for a store. */
  public static Page rows(Paging paging) {
    return new Page(paging.offset(), paging.limit());
  }

  /** A user as lists of members show them. */
  static ObjectNode shown(User user) {
    return Json.object()
        .put("user_id", user.id())
        .put("email", user.email())
        .put("name", user.name())
        .put("picture", user.picture());
  }

  /** A connection's name and strategy. */
  static ObjectNode shown(Connection connection) {
    return Json.object().put("name", connection.name()).put("strategy", connection.strategy());
  }

  static ManagementError noOrganization() {
    return ManagementError.notFound(null, "No organization found by that id or name");
  }

  static ManagementError noConnection() {
    return ManagementError.notFound(null, "No connection found by that id");
  }
}
