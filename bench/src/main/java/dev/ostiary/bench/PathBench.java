package dev.ostiary.bench;

import java.io.IOException;

/** The other hot paths, each warmed up and measured for one short window. */
final class PathBench {
  private static final int MAX_WARM_UPS = 10;
  private final ServerProcess server;
  private final double seconds;

  PathBench(ServerProcess server, double seconds) {
    this.server = server;
    this.seconds = seconds;
  }

  void run(Sample sample) throws IOException, InterruptedException {
    try (var paths = new Paths(sample, server.port())) {
      for (var scenario : paths.scenarios(TokenBench.CONNECTIONS)) {
        measure(scenario);
      }
    }
  }

  private void measure(Paths.Scenario scenario) throws IOException {
    try (var load = new LoadGenerator(server.port(), scenario.callers())) {
      long bad =
          new WarmUp(server, MAX_WARM_UPS)
              .run(load).stream().mapToLong(LoadGenerator.Window::bad).sum();
      var clock = CpuClock.read(server.pid());
      var window = load.run(seconds);
      var used = CpuClock.read(server.pid()).since(clock);
      double units = (double) window.inTime() / scenario.requests();
      bad += window.bad();
      Report.line(
          "%-26s %7.0f/s  p50 %5.1f ms  p99 %5.1f ms  server %4.0f µs each  %s%s",
          scenario.name(),
          units / seconds,
          window.latencies().percentile(0.5),
          window.latencies().percentile(0.99),
          used.server() / units * 1e6,
          Report.cpu(used, seconds),
          bad == 0 ? "" : "  BAD ANSWERS: " + bad);
      if (bad > 0) {
        Report.check(scenario.name(), false, bad + " answers were not what they must be");
      }
    }
  }
}
