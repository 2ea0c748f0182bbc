package dev.ostiary.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tokens by client_credentials beside raw signatures. Both are measured in turns, so that what else
 * the machine does touches both.
 */
final class TokenBench {
  static final int CONNECTIONS = 32;
  private static final int WINDOWS = 3;
  private static final double RAW_SECONDS = 3;
  private static final int MAX_WARM_UPS = 25;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final RawSignatures raw;
  private final ServerProcess server;
  private final double seconds;

  /** One window and its surroundings. */
  private record Turn(LoadGenerator.Window window, CpuClock used, RawSignatures.Speed raw) {
    double ratio() {
      return window.perSecond() / raw.perSecond();
    }

    /** CPU seconds that server and load generator used for one token. */
    double cpuSeconds() {
      return (used.server() + used.bench()) / window.answers();
    }

    /** What the ratio would be if no other program used the cores. */
    double cpuRatio() {
      return raw.cpuSeconds() / cpuSeconds();
    }
  }

  TokenBench(RawSignatures raw, ServerProcess server, double seconds) {
    this.raw = raw;
    this.server = server;
    this.seconds = seconds;
  }

  void run(Sample sample, AuditRows rows) throws Exception {
    var caller = Requests.repeated(sample.clientCredentials(), "{\"access_token\":\"eyJ");
    long before = rows.count("seccft");
    long answers = 0;
    long bad = 0;
    try (var load = new LoadGenerator(server.port(), Collections.nCopies(CONNECTIONS, caller))) {
      var warmUps = new WarmUp(server, MAX_WARM_UPS).run(load);
      var turns = new ArrayList<Turn>();
      var rawBefore = raw.measure(CORES, RAW_SECONDS);
      for (int i = 0; i < WINDOWS; i++) {
        var clock = CpuClock.read(server.pid());
        var window = load.run(seconds);
        var used = CpuClock.read(server.pid()).since(clock);
        var rawAfter = raw.measure(CORES, RAW_SECONDS);
        turns.add(new Turn(window, used, rawBefore.mean(rawAfter)));
        rawBefore = rawAfter;
      }
      for (var window : warmUps) {
        answers += window.answers();
        bad += window.bad();
      }
      for (var turn : turns) {
        answers += turn.window().answers();
        bad += turn.window().bad();
      }
      report(warmUps, turns);
    }
    long written = rows.count("seccft") - before;
    Report.check(
        "every answer is 200 with a token", bad == 0, answers + " answers, " + bad + " bad");
    Report.check("one log row for each answer", written == answers, written + " rows on disk");
  }

  private void report(List<LoadGenerator.Window> warmUps, List<Turn> turns) {
    Report.line(
        "warm-up, tokens/s: %s",
        String.join(
            "  ", warmUps.stream().map(w -> String.format("%.0f", w.perSecond())).toList()));
    var latencies = new Latencies();
    for (var turn : turns) {
      latencies.addAll(turn.window().latencies());
      Report.line(
          "window: %5.0f tokens/s beside %5.0f raw = %2.0f %%, CPU a token %3.0f µs beside %3.0f raw"
              + " = %2.0f %%   %s",
          turn.window().perSecond(),
          turn.raw().perSecond(),
          turn.ratio() * 100,
          turn.cpuSeconds() * 1e6,
          turn.raw().cpuSeconds() * 1e6,
          turn.cpuRatio() * 100,
          Report.cpu(turn.used(), seconds));
    }
    Report.line(
        "median %.0f tokens/s, p50 %.1f ms, p99 %.1f ms, server CPU a token %.0f µs",
        median(turns, t -> t.window().perSecond()),
        latencies.percentile(0.5),
        latencies.percentile(0.99),
        median(turns, t -> t.used().server() / t.window().answers()) * 1e6);
    Report.goal("tokens beside raw signatures", median(turns, Turn::ratio) * 100, 65, "%");
    Report.goal("the same by CPU time", median(turns, Turn::cpuRatio) * 100, 65, "%");
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return turns.stream().mapToDouble(figure).sorted().toArray()[turns.size() / 2];
  }
}
