package dev.ostiary.bench;

import java.io.IOException;
import java.util.List;

/** Another scenario as the measure. */
final class ScenarioLimit implements Limit, AutoCloseable {
  private final String name;
  private final LoadGenerator load;
  private long answers;

  ScenarioLimit(String name, int port, List<Caller> callers) throws IOException {
    this.name = name;
    this.load = new LoadGenerator(port, callers);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double measure(double seconds) throws IOException {
    var window = load.run(seconds);
    answers += window.answers();
    return window.perSecond();
  }

  /** All that were given. */
  long answers() {
    return answers;
  }

  @Override
  public void close() throws IOException {
    load.close();
  }
}
