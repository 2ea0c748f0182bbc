package dev.ostiary.probe;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import java.util.List;
import java.util.Optional;

/** The hosts that tenants let be probed, and the file by which a host says so. */
final class ProbeDomains {
  private static final int MOST = 100;

  private final Database database;
  private final Targets targets;
  private final ProbeHttp http;
  private final Time time;
  private final ProbeDomainStore store = new ProbeDomainStore();

  ProbeDomains(Database database, Targets targets, ProbeHttp http, Time time) {
    this.database = database;
    this.targets = targets;
    this.http = http;
    this.time = time;
  }

  List<ProbeDomain> list(String tenant) {
    return database.read(tx -> store.list(tx, tenant));
  }

  Optional<ProbeDomain> find(String tenant, String id) {
    return database.read(tx -> store.find(tx, tenant, id));
  }

  /** Whether the tenant may have this host and port probed now. */
  boolean verified(String tenant, String authority) {
    long now = time.millis();
    return list(tenant).stream().anyMatch(d -> d.host().equals(authority) && d.holds(now));
  }

  /** Adds a host; empty when the tenant has it already, or too many. */
  Optional<ProbeDomain> add(String tenant, String host) {
    var domain =
        new ProbeDomain(
            "pdm_" + Ids.alphanumeric(16),
            host,
            "ostiary-probe=" + Ids.secret(),
            time.millis(),
            null);
    boolean added =
        database.write(tx -> store.list(tx, tenant).size() < MOST && store.add(tx, tenant, domain));
    return added ? Optional.of(domain) : Optional.empty();
  }

  /** Looks for the file; whether it is there and has the challenge as one of its lines. */
  boolean verify(String tenant, ProbeDomain domain) {
    var target = targets.ofDomain(domain.host()).at(ProbeDomain.FILE);
    var reply = http.send(target, "GET", null);
    boolean found =
        reply.status() == 200
            && reply.body().lines().anyMatch(line -> line.strip().equals(domain.challenge()));
    return found && database.write(tx -> store.verified(tx, tenant, domain.id(), time.millis()));
  }

  boolean remove(String tenant, String id) {
    return database.write(tx -> store.remove(tx, tenant, id));
  }
}
