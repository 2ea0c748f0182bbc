package dev.ostiary.chaos.flood;

import dev.ostiary.bench.Postgres;
import dev.ostiary.chaos.Cluster;
import dev.ostiary.chaos.Experiment;
import dev.ostiary.chaos.History;
import dev.ostiary.chaos.World;
import dev.ostiary.chaos.flood.FaultProxy.Fault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * R9: a server with two connections to a PostgreSQL that is slow, silent, forgotten by a firewall,
 * read byte by byte, or locked by somebody else. What needs no database goes on, everything else is
 * answered in time, and all is well again by itself.
 */
public final class SlowDatabase implements Experiment {
  private static final double MEBIBYTES = 512;
  private static final double THREADS = 200;

  /** The server's own deadline of ten seconds, and what an answer takes that is given up then. */
  private static final double ANSWER_SECONDS = 11;

  private static final double RECOVERY_SECONDS = 3;
  private static final int AFTER_SECONDS = 4;
  private static final double TOKENS = 20;
  private static final double SIGN_INS = 4;

  /** Something that makes the database slow, as long as it is not closed. */
  private interface Trouble {
    AutoCloseable begin() throws Exception;
  }

  @Override
  public String id() {
    return "R9";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int seconds = scale.of(2, 45);
    try (var postgres = Postgres.start();
        var proxy = new FaultProxy(postgres.port());
        var cluster = scale.rig().measured("slow-database", settings(postgres, proxy))) {
      var troubles = troubles(proxy, postgres, scale.full());
      var demands = new Demands(cluster);
      var verdict = new Verdict(scale.full());
      var figures = new ArrayList<String>();
      try (var gauge = new Gauge(cluster.pid(0))) {
        figures.add("calm: " + Demand.summary(demands.run(AFTER_SECONDS)));
        for (var trouble : troubles.entrySet()) {
          figures.add(
              trouble.getKey() + ": " + suffer(demands, trouble.getValue(), seconds, verdict));
        }
        verdict
            .atMost("MiB", gauge.mebibytes(), MEBIBYTES)
            .atMost("threads", (double) gauge.threads(), THREADS)
            .holds("the process died", gauge.alive());
        figures.add(
            String.format(
                Locale.ROOT, "at most %.0f MiB, %d threads", gauge.mebibytes(), gauge.threads()));
      }
      return new Result(
          "%d troubles of %d s each, 2 connections".formatted(troubles.size(), seconds),
          String.join("; ", figures),
          verdict.violations(),
          new History());
    }
  }

  private static Map<String, String> settings(Postgres postgres, FaultProxy proxy) {
    var url = postgres.url().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/");
    return Map.of("database-url", url, "database-connections", "2", "trust-proxy", "true");
  }

  private static Map<String, Trouble> troubles(FaultProxy proxy, Postgres postgres, boolean full) {
    var all = new LinkedHashMap<String, Trouble>();
    if (full) {
      all.put("5 ms more", () -> fault(proxy, Fault.delay(Duration.ofMillis(5))));
      all.put("50 ms more", () -> fault(proxy, Fault.delay(Duration.ofMillis(50))));
      all.put("500 ms more", () -> fault(proxy, Fault.delay(Duration.ofMillis(500))));
    }
    all.put("stall", () -> fault(proxy, Fault.STALL));
    if (full) {
      all.put("black hole", () -> fault(proxy, Fault.HOLE));
      all.put("1 byte in 100 ms", () -> fault(proxy, Fault.trickle(Duration.ofMillis(100))));
      all.put("locked log", () -> lock(postgres, "log"));
    }
    all.put("locked users", () -> lock(postgres, "users"));
    return all;
  }

  private static AutoCloseable fault(FaultProxy proxy, Fault fault) {
    proxy.be(fault);
    return () -> proxy.be(Fault.NONE);
  }

  private static AutoCloseable lock(Postgres postgres, String table) throws SQLException {
    Connection holder = DriverManager.getConnection(postgres.url());
    holder.setAutoCommit(false);
    try (var statement = holder.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    return holder;
  }

  /** Asks while there is trouble, and then again; what was seen. */
  private static String suffer(Demands demands, Trouble trouble, int seconds, Verdict verdict)
      throws Exception {
    Map<String, Tally> during;
    var end = trouble.begin();
    try {
      during = demands.run(seconds);
    } finally {
      end.close();
    }
    var after = demands.run(AFTER_SECONDS);
    double recovery = after.values().stream().mapToDouble(Tally::lastTrouble).max().orElse(-1);
    double longest = during.values().stream().mapToDouble(Tally::longest).max().orElse(0) / 1e3;
    check(verdict, during, after);
    return String.format(
        Locale.ROOT,
        "%s (longest answer %.1f s, recovered after %.1f s)",
        Demand.summary(during),
        longest,
        Math.max(0, recovery));
  }

  /** What must hold in every trouble, and after it. */
  static void check(Verdict verdict, Map<String, Tally> during, Map<String, Tally> after) {
    verdict.answered(during).answered(after).alwaysServed(during, "keys", "discovery");
    during.forEach(
        (name, tally) ->
            verdict.inTime(
                "of the longest answer to " + name, tally.longest() / 1e3, ANSWER_SECONDS));
    after.forEach(
        (name, tally) ->
            verdict.inTime("to recover " + name, tally.lastTrouble(), RECOVERY_SECONDS));
  }

  /** Who asks what. */
  private static final class Demands {
    private final int port;
    private final String token;
    private final Supplier<String> signIns;

    Demands(Cluster cluster) throws IOException, InterruptedException {
      port = cluster.port(0);
      var world = World.make(cluster.base(0));
      token = Overload.post(World.administrationRequest());
      signIns = Overload.signIns(cluster.base(0), world);
    }

    Map<String, Tally> run(double seconds) throws IOException {
      var start = "{\"access_token\":\"";
      return Flood.run(
          port,
          List.of(
              new Demand("tokens", () -> token, start, Demand.Pace.open(TOKENS, 0, seconds)),
              new Demand("sign-ins", signIns, start, Demand.Pace.open(SIGN_INS, 0, seconds)),
              Overload.probe("keys", "/.well-known/jwks.json", "{\"keys\":[", seconds),
              Overload.probe("discovery", "/.well-known/openid-configuration", "{", seconds)));
    }
  }
}
