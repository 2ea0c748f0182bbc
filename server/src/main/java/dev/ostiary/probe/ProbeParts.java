package dev.ostiary.probe;

import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What both resources of this package share. */
public final class ProbeParts {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Targets targets;
  private final ProbeHttp http;
  private final ProbeDomains domains;
  private final Time time;

  /**
   * What the server allows.
   *
   * @param development whether this machine may be called
   * @param ownHost whether a host is one of this server's tenants'
   * @param ownPorts where this server listens
   */
  public record Limits(
      OutgoingAddresses addresses,
      boolean development,
      Predicate<String> ownHost,
      Supplier<Set<Integer>> ownPorts) {}

  /** The parts. */
  public ProbeParts(Limits limits, Database database, Time time) {
    this(
        new Targets.Rules(
            limits.addresses(),
            limits.development(),
            limits.ownHost(),
            limits.ownPorts(),
            InetAddress::getAllByName),
        database,
        time);
  }

  ProbeParts(Targets.Rules rules, Database database, Time time) {
    this.targets = new Targets(rules);
    this.http = new ProbeHttp(LIMIT);
    this.domains = new ProbeDomains(database, targets, http, time);
    this.time = time;
  }

  Targets targets() {
    return targets;
  }

  ProbeHttp http() {
    return http;
  }

  ProbeDomains domains() {
    return domains;
  }

  Time time() {
    return time;
  }
}
