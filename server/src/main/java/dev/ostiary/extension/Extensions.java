package dev.ostiary.extension;

import dev.ostiary.action.Programs;
import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.execution.Executions;
import dev.ostiary.execution.Flow;
import dev.ostiary.hostcall.ProgramCalls;
import dev.ostiary.log.AuditLog;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import dev.ostiary.sandbox.Sandbox;
import dev.ostiary.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;

/** The points at which programs of tenants run, and what all of them stand on. */
public final class Extensions {
  private final Parts parts;
  private final Events events;
  private final Executions executions;
  private final ProgramCache cache;
  private final MetadataWriter metadata;
  private final PostLogin postLogin;
  private final CredentialsExchange credentialsExchange;

  /** What they stand on. */
  public record Parts(
      Sandbox sandbox,
      ProgramCalls.Outside outside,
      Programs programs,
      Database database,
      Sealer sealer,
      Connections connections,
      Organizations organizations,
      Roles roles,
      ResourceServers apis,
      AuditLog log,
      Time time) {}

  /** The points. */
  public Extensions(Parts parts) {
    this.parts = parts;
    events =
        new Events(
            new Events.Sources(
                parts.database(),
                parts.connections(),
                parts.organizations(),
                parts.roles(),
                parts.apis(),
                parts.time()));
    executions = new Executions(parts.database(), parts.sealer(), parts.log(), parts.time());
    cache = new ProgramCache(parts.time());
    metadata = new MetadataWriter(parts.database(), parts.time());
    postLogin = new PostLogin(this);
    credentialsExchange = new CredentialsExchange(this);
  }

  /** After a sign-in. */
  public PostLogin postLogin() {
    return postLogin;
  }

  /** When an application gets a token for itself. */
  public CredentialsExchange credentialsExchange() {
    return credentialsExchange;
  }

  /** Whether the tenant has no program at a trigger, so that nothing need be gathered for it. */
  public boolean silent(Tenant tenant, Point point) {
    return programs().activeHooks(tenant.id(), point.id()).isEmpty()
        && programs().bound(tenant.id(), point.id()).isEmpty();
  }

  /** A passage through the hooks and Actions of a trigger. */
  public Passage passage(Tenant tenant, Point point) {
    return passage(tenant, point, false);
  }

  Passage passage(Tenant tenant, Point point, boolean dry) {
    var programs = new ArrayList<Deployed>(programs().activeHooks(tenant.id(), point.id()));
    programs.addAll(programs().bound(tenant.id(), point.id()));
    return new Passage(this, tenant, point, programs, dry);
  }

  /** A passage through one Action, which is bound by something else than its trigger. */
  public Passage passage(Tenant tenant, Point point, Deployed action) {
    return new Passage(this, tenant, point, List.of(action), false);
  }

  /** What programs did. */
  public Executions executions() {
    return executions;
  }

  /**
   * Starts a process for each tenant that has programs, so that the first sign-in need not wait.
   */
  public void prepare(Iterable<String> tenants) {
    for (var tenant : tenants) {
      if (parts.programs().any(tenant)
          || parts.connections().all(tenant).stream().anyMatch(Connection::scripted)) {
        parts.sandbox().prepare(tenant);
      }
    }
  }

  /** The programs. */
  public Programs programs() {
    return parts.programs();
  }

  /** What programs are told. */
  public Events events() {
    return events;
  }

  ProgramCache cache() {
    return cache;
  }

  MetadataWriter metadata() {
    return metadata;
  }

  /**
   * A passage through a trigger.
   *
   * @param dry whether calls to the outside are refused
   */
  public Flow flow(String tenant, String trigger, boolean dry) {
    return new Flow(
        parts.sandbox(),
        () -> dry ? ProgramCalls.dry() : ProgramCalls.live(parts.outside(), tenant),
        tenant,
        trigger,
        parts.time());
  }
}
