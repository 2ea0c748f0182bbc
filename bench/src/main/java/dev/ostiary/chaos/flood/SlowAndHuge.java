package dev.ostiary.chaos.flood;

import dev.ostiary.chaos.Experiment;
import dev.ostiary.chaos.History;
import dev.ostiary.chaos.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * R14: thousands of connections that say a byte now and then, or nothing, or read nothing, and
 * inputs without end beside them. Whoever signs in meanwhile does not notice.
 */
public final class SlowAndHuge implements Experiment {
  private static final double MEBIBYTES = 512;
  private static final double TOKENS = 20;
  private static final double SIGN_INS = 2;
  private static final int CALM_SECONDS = 3;

  @Override
  public String id() {
    return "R14";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int size = scale.of(400, 15_000);
    int seconds = scale.of(8, 240);
    int rounds = scale.of(1, 40);
    var settings = Map.of("connections", String.valueOf(size + 1_000));
    try (var cluster = scale.rig().measured("slow", settings);
        var gauge = new Gauge(cluster.pid(0))) {
      int port = cluster.port(0);
      var legitimate = new Legitimate(port, World.make(cluster.base(0)));
      var calm = legitimate.run("calm", CALM_SECONDS);
      var fates = new ConcurrentLinkedQueue<Huge.Fate>();
      var swarm = new Swarm(port, size);
      Map<String, Tally> beside;
      try (swarm;
          var threads = Executors.newFixedThreadPool(4)) {
        for (int i = 0; i < rounds; i++) {
          Huge.all().forEach(huge -> threads.execute(() -> fates.add(fate(huge, port))));
        }
        beside = legitimate.run("beside", seconds);
      }
      var after = legitimate.run("after", CALM_SECONDS);
      var verdict =
          verdict(new Verdict(scale.full()), List.of(calm, beside, after), fates, swarm.longest())
              .holds(
                  "not all huge requests were answered", fates.size() == rounds * Huge.all().size())
              .holds("the swarm was not complete", swarm.most() >= size * 3 / 4)
              .atMost("MiB", gauge.mebibytes(), MEBIBYTES)
              .holds("the process died", gauge.alive());
      if (scale.full()) {
        // Beside other tests a node may be late with its configuration, and then it must say so.
        verdict.alwaysServed(beside, "ready beside").alwaysServed(after, "ready after");
      }
      return new Result(
          "%d connections at once for %d s, %d ended and begun again; %d huge requests"
              .formatted(swarm.most(), seconds, swarm.ended(), fates.size()),
          String.format(
              Locale.ROOT,
              "%s; %s; %s; seconds that the server let one go on: %s; huge: %s; at most %.0f MiB, %d threads",
              Demand.summary(calm),
              Demand.summary(beside),
              Demand.summary(after),
              new TreeMap<>(swarm.longest()),
              summary(fates),
              gauge.mebibytes(),
              gauge.threads()),
          verdict.violations(),
          new History());
    }
  }

  /** A connection that cannot even be made is a refusal as well. */
  private static Huge.Fate fate(Huge huge, int port) {
    try {
      return huge.send(port);
    } catch (IOException e) {
      return new Huge.Fate(huge.name(), 0, 0, 0);
    }
  }

  /** What must hold whatever was sent. */
  static Verdict verdict(
      Verdict verdict,
      List<Map<String, Tally>> legitimate,
      Collection<Huge.Fate> fates,
      Map<Swarm.Kind, Double> longest) {
    for (var tallies : legitimate) {
      verdict
          .answered(tallies)
          .alwaysServed(
              tallies,
              tallies.keySet().stream()
                  .filter(name -> !name.startsWith("ready"))
                  .toArray(String[]::new));
    }
    for (var fate : fates) {
      verdict.holds("not refused: " + fate, fate.refused());
    }
    longest.forEach((kind, time) -> verdict.inTime("of " + kind, time, kind.limit()));
    return verdict;
  }

  /** Each status, and the longest time until it. */
  private static String summary(Collection<Huge.Fate> fates) {
    var worst = new TreeMap<String, Double>();
    fates.forEach(f -> worst.merge(f.name() + " " + f.status(), f.seconds(), Math::max));
    var lines = new ArrayList<String>();
    worst.forEach(
        (name, time) -> lines.add(String.format(Locale.ROOT, "%s in %.2f s", name, time)));
    return String.join(", ", lines);
  }

  /** People and programs that want nothing but tokens. */
  private record Legitimate(int port, String token, Supplier<String> signIns) {
    Legitimate(int port, World world) throws IOException {
      this(
          port,
          Overload.post(World.administrationRequest()),
          Overload.signIns("http://localhost:" + port, world));
    }

    Map<String, Tally> run(String when, int seconds) throws IOException {
      var start = "{\"access_token\":\"";
      return Flood.run(
          port,
          List.of(
              new Demand(
                  "tokens " + when, () -> token, start, Demand.Pace.open(TOKENS, 0, seconds)),
              new Demand(
                  "sign-ins " + when, signIns, start, Demand.Pace.open(SIGN_INS, 0, seconds)),
              Overload.probe("ready " + when, "/health/ready", "{\"status\":", seconds),
              Overload.probe("keys " + when, "/.well-known/jwks.json", "{\"keys\":[", seconds)));
    }
  }
}
