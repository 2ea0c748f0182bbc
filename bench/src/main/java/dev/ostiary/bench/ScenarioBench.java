package dev.ostiary.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures scenarios beside their limits, window by window in turns, so that what else the machine
 * does touches both; then once more at half of the pace, where latencies mean something.
 */
final class ScenarioBench {
  private static final int WINDOWS = 3;
  private static final int MAX_WARM_UPS = 15;
  private static final double LIMIT_SECONDS = 3;
  private static final double HALF = 0.5;
  private final ServerProcess server;
  private final double seconds;
  private final List<Result> results = new ArrayList<>();

  /** A window and what the limit was around it. */
  private record Turn(LoadGenerator.Window window, double limit, double serverSeconds) {
    double ratio() {
      return window.perSecond() / limit;
    }

    double micros() {
      return serverSeconds / window.units() * 1e6;
    }
  }

  ScenarioBench(ServerProcess server, double seconds) {
    this.server = server;
    this.seconds = seconds;
  }

  List<Result> results() {
    return results;
  }

  /** Measures one; how many answers came, those of warming up too. */
  long run(Scenario scenario) throws Exception {
    long answers = 0;
    long bad = 0;
    var limit = scenario.limit();
    try (var load = new LoadGenerator(server.port(), scenario.callers())) {
      for (var window : new WarmUp(server, MAX_WARM_UPS).run(load)) {
        answers += window.answers();
        bad += window.bad();
      }
      var turns = new ArrayList<Turn>();
      double before = limit.measure(LIMIT_SECONDS);
      for (int i = 0; i < WINDOWS; i++) {
        var clock = CpuClock.read(server.pid());
        var window = load.run(seconds);
        var used = CpuClock.read(server.pid()).since(clock);
        double after = limit.measure(LIMIT_SECONDS);
        turns.add(new Turn(window, (before + after) / 2, used.server()));
        before = after;
        answers += window.answers();
        bad += window.bad();
        Report.line(
            "%-34s %7.0f/s beside %7.0f (%s) = %3.0f %%   %s",
            scenario.name(),
            window.perSecond(),
            turns.getLast().limit(),
            limit.name(),
            turns.getLast().ratio() * 100,
            Report.cpu(used, seconds));
      }
      double perSecond = median(turns, t -> t.window().perSecond());
      var half = load.run(seconds, perSecond * HALF);
      answers += half.answers();
      bad += half.bad();
      results.add(result(scenario, turns, half));
    }
    if (bad > 0) {
      Report.check(scenario.name(), false, bad + " answers were not what they must be");
    }
    return answers;
  }

  private static Result result(Scenario scenario, List<Turn> turns, LoadGenerator.Window half) {
    var full = new Latencies();
    turns.forEach(t -> full.addAll(t.window().latencies()));
    return new Result(
        scenario,
        median(turns, t -> t.window().perSecond()),
        median(turns, Turn::limit),
        median(turns, Turn::ratio),
        full,
        half.latencies(),
        median(turns, Turn::micros));
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return turns.stream().mapToDouble(figure).sorted().toArray()[turns.size() / 2];
  }
}
