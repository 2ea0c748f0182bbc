package dev.ostiary.chaos.flood;

import dev.ostiary.chaos.Calls;
import dev.ostiary.chaos.Cluster;
import dev.ostiary.chaos.Experiment;
import dev.ostiary.chaos.History;
import dev.ostiary.chaos.World;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * R12: ten times as many tokens and sign-ins as the server can give. What each of them can be at
 * most is found first, one after the other is answered; half of the one and half of the other is
 * what the machine can do at once, and ten times that is asked, whatever becomes of it.
 */
public final class Overload implements Experiment {
  private static final int TIMES = 10;
  private static final int CLIENTS = 16;
  private static final int USERS = 16;

  /** Of what the machine can do, before and after the flood. */
  private static final double CALM = 0.3;

  private static final double RECOVERY_SECONDS = 2;
  private static final double MEBIBYTES = 512;

  /** What is asked all along and costs next to nothing. */
  private static final double PROBES = 20;

  /** What can be asked. */
  private record Ask(Supplier<String> token, Supplier<String> signIn) {
    Demand tokens(String name, Demand.Pace pace) {
      return new Demand(name, token, "{\"access_token\":\"", pace);
    }

    Demand signIns(String name, Demand.Pace pace) {
      return new Demand(name, signIn, "{\"access_token\":\"", pace);
    }
  }

  /** The most of each in a second, when nothing else is asked. */
  private record Peak(double tokens, double signIns) {
    /** The share of the machine's work in a second that this would take. */
    double share(double tokensPerSecond, double signInsPerSecond) {
      return tokensPerSecond / tokens + signInsPerSecond / signIns;
    }
  }

  /** Lengths of the phases in seconds. */
  private record Phases(int peak, int calm, int flood, int after) {
    double floodEnd() {
      return (double) calm + flood;
    }

    double end() {
      return floodEnd() + after;
    }
  }

  @Override
  public String id() {
    return "R12";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    var phases = new Phases(scale.of(2, 20), scale.of(2, 20), scale.of(5, 300), scale.of(4, 20));
    try (var cluster = scale.rig().measured("overload", Map.of("trust-proxy", "true"));
        var gauge = new Gauge(cluster.pid(0))) {
      var ask = ask(cluster);
      var peak = peak(cluster.port(0), ask, phases.peak());
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      var tallies = Flood.run(cluster.port(0), demands(ask, peak, phases));
      cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      double recovery =
          Math.max(last(tallies, "tokens after"), last(tallies, "sign-ins after"))
              - phases.floodEnd();
      var verdict =
          new Verdict(scale.full())
              .answered(tallies)
              .alwaysServed(tallies, "keys", "tokens calm", "sign-ins calm")
              .inTime("to recover", recovery, RECOVERY_SECONDS)
              .atMost("MiB", gauge.mebibytes(), MEBIBYTES)
              .holds("the process died", gauge.alive());
      if (scale.full()) {
        // Beside other tests a node may be late with its configuration, and then it must say so.
        verdict.alwaysServed(tallies, "ready");
      }
      return new Result(
          did(peak, phases),
          String.format(
              Locale.ROOT,
              "goodput %.0f %% of the peak; recovered after %.1f s; at most %.0f MiB, %d threads; generator %.0f %% of a core; %s",
              100 * goodput(tallies, peak, phases),
              Math.max(0, recovery),
              gauge.mebibytes(),
              gauge.threads(),
              cpu / 1e7 / phases.end(),
              Demand.summary(tallies)),
          verdict.violations(),
          new History());
    }
  }

  private static String did(Peak peak, Phases phases) {
    return String.format(
        Locale.ROOT,
        "peak %.0f tokens/s or %.0f sign-ins/s; %d times half of each for %d s",
        peak.tokens(),
        peak.signIns(),
        TIMES,
        phases.flood());
  }

  private static double goodput(Map<String, Tally> tallies, Peak peak, Phases phases) {
    return peak.share(
        (double) done(tallies, "tokens") / phases.flood(),
        (double) done(tallies, "sign-ins") / phases.flood());
  }

  private static long done(Map<String, Tally> tallies, String name) {
    return tallies.getOrDefault(name, new Tally()).done();
  }

  private static double last(Map<String, Tally> tallies, String name) {
    return tallies.getOrDefault(name, new Tally()).lastTrouble();
  }

  private static Ask ask(Cluster cluster) throws IOException, InterruptedException {
    var base = cluster.base(0);
    var world = World.make(base);
    var token = post(World.administrationRequest());
    return new Ask(() -> token, signIns(base, world));
  }

  /** Sign-ins of several users in turn: attempts for one name wait for each other. */
  static Supplier<String> signIns(String base, World world) throws IOException {
    var requests = new ArrayList<String>();
    for (int i = 0; i < USERS; i++) {
      var email = world.newEmail();
      world.signUp(base, email);
      requests.add(post(world.passwordRequest(email, World.PASSWORD)));
    }
    return new Turns(requests);
  }

  /** One after the other. */
  private static final class Turns implements Supplier<String> {
    private final List<String> requests;
    private int next;

    Turns(List<String> requests) {
      this.requests = requests;
    }

    @Override
    public String get() {
      return requests.get(next++ % requests.size());
    }
  }

  static String post(Map<String, String> fields) {
    var form = Calls.encode(fields);
    return "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length()
        + "\r\n\r\n"
        + form;
  }

  static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** Each is asked for once to get warm, and then to be measured. */
  private static Peak peak(int port, Ask ask, int seconds) throws IOException {
    var pace = Demand.Pace.closed(CLIENTS, seconds);
    double tokens = 0;
    double signIns = 0;
    for (int i = 0; i < 2; i++) {
      tokens = rate(port, ask.tokens("peak", pace));
      signIns = rate(port, ask.signIns("peak", pace));
    }
    return new Peak(tokens, signIns);
  }

  private static double rate(int port, Demand demand) throws IOException {
    return done(Flood.run(port, List.of(demand)), "peak") / demand.pace().until();
  }

  private static List<Demand> demands(Ask ask, Peak peak, Phases phases) {
    double tokens = peak.tokens() / 2;
    double signIns = peak.signIns() / 2;
    double calmEnd = phases.calm();
    double floodEnd = phases.floodEnd();
    double end = phases.end();
    return List.of(
        ask.tokens("tokens calm", Demand.Pace.open(CALM * tokens, 0, calmEnd)),
        ask.signIns("sign-ins calm", Demand.Pace.open(CALM * signIns, 0, calmEnd)),
        ask.tokens("tokens", Demand.Pace.open(TIMES * tokens, calmEnd, floodEnd)),
        ask.signIns("sign-ins", Demand.Pace.open(TIMES * signIns, calmEnd, floodEnd)),
        ask.tokens("tokens after", Demand.Pace.open(CALM * tokens, floodEnd, end)),
        ask.signIns("sign-ins after", Demand.Pace.open(CALM * signIns, floodEnd, end)),
        probe("ready", "/health/ready", "{\"status\":", end),
        probe("keys", "/.well-known/jwks.json", "{\"keys\":[", end));
  }

  /** What is never refused. */
  static Demand probe(String name, String path, String start, double seconds) {
    return new Demand(name, () -> get(path), start, Demand.Pace.open(PROBES, 0, seconds));
  }
}
