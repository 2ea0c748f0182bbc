package dev.ostiary.bench;

import java.io.IOException;
import java.util.List;

/** Another scenario as the measure. */
final class ScenarioLimit implements Limit {
  private final String name;
  private final int port;
  private final List<Caller> callers;
  private long answers;

  ScenarioLimit(String name, int port, List<Caller> callers) {
    this.name = name;
    this.port = port;
    this.callers = List.copyOf(callers);
  }

  @Override
  public String name() {
    return name;
  }

  /** On connections of its own each time: the server ends those that say nothing for long. */
  @Override
  public double measure(double seconds) throws IOException {
    try (var load = new LoadGenerator(port, callers)) {
      var window = load.run(seconds);
      answers += window.answers();
      return window.perSecond();
    }
  }

  /** All that were given. */
  long answers() {
    return answers;
  }
}
