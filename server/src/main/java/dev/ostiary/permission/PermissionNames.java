package dev.ostiary.permission;

import dev.ostiary.common.Time;
import dev.ostiary.db.Tx;
import dev.ostiary.log.DailyStats;
import dev.ostiary.log.FormerNameStore;
import dev.ostiary.resourceserver.PermissionAliases;
import dev.ostiary.resourceserver.PermissionRename;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServerChanges;
import dev.ostiary.resourceserver.ResourceServers;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of what permissions are called. Each is one transaction: a crash leaves every role, user,
 * grant and consent with the old name or with the new one, and never some with this and some with
 * that.
 */
public final class PermissionNames {
  private final ResourceServers servers;
  private final List<ResourceServerChanges> changes;
  private final Time time;
  private final FormerNameStore uses = new FormerNameStore();

  /**
   * Changes of names at these APIs.
   *
   * @param changes those who keep names of permissions
   */
  public PermissionNames(ResourceServers servers, List<ResourceServerChanges> changes, Time time) {
    this.servers = servers;
    this.changes = List.copyOf(changes);
    this.time = time;
  }

  /** Today, in UTC. */
  LocalDate today() {
    return DailyStats.date(time.millis());
  }

  /** The last day of a former name that works no more. */
  LocalDate over() {
    return today().minusDays(1);
  }

  /** Renames, in a transaction of its own. */
  ResourceServer rename(String tenant, String id, PermissionRename rename) {
    return servers.write(tx -> rename(tx, tenant, id, rename));
  }

  /** Renames inside {@link ResourceServers#write}. */
  ResourceServer rename(Tx tx, String tenant, String id, PermissionRename rename) {
    var after =
        servers
            .change(tx, tenant, id, api -> rename.apply(api, time.millis()))
            .orElseThrow(ResourceServers::notFound);
    var identifier = after.identifier();
    changes.forEach(c -> c.renamed(tx, tenant, identifier, rename.from(), rename.to()));
    uses.forget(tx, tenant, identifier, rename.to());
    return after;
  }

  /**
   * Takes permissions away that the API no longer defines, inside {@link ResourceServers#write}.
   */
  void retain(Tx tx, String tenant, ResourceServer api) {
    changes.forEach(c -> c.retained(tx, tenant, api.identifier(), api.scopes().keySet()));
  }

  /** Lets a former name work until the end of another day. */
  ResourceServer until(String tenant, String id, String name, LocalDate until) {
    return change(tenant, id, api -> PermissionAliases.until(api, name, until));
  }

  /** Ends a former name today; one that has ended already is forgotten. */
  void end(String tenant, String id, String name) {
    change(
        tenant,
        id,
        api ->
            PermissionAliases.named(api, name).lives(time.millis())
                ? PermissionAliases.until(api, name, over())
                : PermissionAliases.without(api, name));
  }

  private ResourceServer change(String tenant, String id, UnaryOperator<ObjectNode> change) {
    return servers.write(
        tx -> servers.change(tx, tenant, id, change).orElseThrow(ResourceServers::notFound));
  }
}
