package dev.ostiary.permission;

import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.management.ManagementError;
import dev.ostiary.resourceserver.PermissionAlias;
import dev.ostiary.resourceserver.PermissionAliases;
import dev.ostiary.resourceserver.PermissionRename;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Roles;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Carries out a plan within one transaction of configuration. */
final class PlanRun {
  /** As many as the Management API allows. */
  private static final int MAX = 1_000;

  private final Parts parts;
  private final Plan plan;
  private final Tx tx;
  private final PermissionStore permissions = new PermissionStore();

  /** What it changes. */
  record Parts(ResourceServers servers, Roles roles, PermissionNames names) {}

  private PlanRun(Parts parts, Plan plan, Tx tx) {
    this.parts = parts;
    this.plan = plan;
    this.tx = tx;
  }

  static void run(Parts parts, Plan plan, Tx tx) {
    new PlanRun(parts, plan, tx).run();
  }

  private void run() {
    plan.all(Change.Rename.class).forEach(this::rename);
    if (plan.changes().stream().anyMatch(PlanRun::ofScopes)) {
      var after = change(this::scopes);
      parts.names().retain(tx, tenant(), after);
    }
    plan.all(Change.Alias.class).forEach(this::alias);
    plan.all(Change.Role.class).forEach(this::role);
  }

  private String tenant() {
    return plan.state().tenant();
  }

  private ResourceServer change(UnaryOperator<ObjectNode> change) {
    return parts
        .servers()
        .change(tx, tenant(), plan.state().api().id(), change)
        .orElseThrow(ResourceServers::notFound);
  }

  private void rename(Change.Rename rename) {
    var until = rename.until() == null ? parts.names().over() : rename.until();
    parts
        .names()
        .rename(
            tx,
            tenant(),
            plan.state().api().id(),
            new PermissionRename(rename.from(), rename.permission(), until));
  }

  private static boolean ofScopes(Change change) {
    return change instanceof Change.Add
        || change instanceof Change.Describe
        || change instanceof Change.Remove;
  }

  private ObjectNode scopes(ObjectNode api) {
    var scopes = ResourceServers.scopes(api);
    plan.all(Change.Describe.class).forEach(c -> scopes.put(c.permission(), c.description()));
    plan.all(Change.Remove.class).forEach(c -> scopes.remove(c.permission()));
    plan.all(Change.Add.class).forEach(c -> scopes.put(c.permission(), c.description()));
    return ResourceServers.withScopes(api, scopes);
  }

  private void alias(Change.Alias alias) {
    var until = alias.until() == null ? parts.names().over() : alias.until();
    change(
        api ->
            PermissionAliases.with(
                api, new PermissionAlias(alias.name(), alias.permission(), until)));
  }

  private void role(Change.Role change) {
    var id = change.id() == null ? create(change.name()) : change.id();
    permissions.addToRole(tx, tenant(), id, of(change.adds()));
    permissions.removeFromRole(tx, tenant(), id, of(change.removes()));
    if (permissions.ofRole(tx, tenant(), id).size() > MAX) {
      throw tooMany();
    }
  }

  private String create(String name) {
    if (parts.roles().count(tx, tenant()) >= MAX) {
      throw tooMany();
    }
    try {
      return parts.roles().add(tx, tenant(), name);
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(null, "A role with the same name already exists");
    }
  }

  private List<Permission> of(Collection<String> names) {
    var api = plan.state().api().identifier();
    return names.stream().map(name -> new Permission(api, name)).toList();
  }

  private static ManagementError tooMany() {
    return new ManagementError(
        403,
        "too_many_entities",
        "You reached the limit of entities of this type for this tenant.");
  }
}
