package dev.ostiary.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Load until three windows in a row cost hardly less CPU than the best before them: then the JVM
 * has compiled what it wants to. The speed would say less, as other programs disturb it.
 */
record WarmUp(ServerProcess server, int maxWindows) {
  private static final double SECONDS = 4;
  private static final double STEADY = 0.97;

  /** The windows, for their counts. */
  List<LoadGenerator.Window> run(LoadGenerator load) throws IOException {
    var windows = new ArrayList<LoadGenerator.Window>();
    double best = Double.MAX_VALUE;
    int level = 0;
    while (windows.size() < maxWindows && level < 3) {
      var clock = CpuClock.read(server.pid());
      var window = load.run(SECONDS);
      double cost = CpuClock.read(server.pid()).since(clock).server() / window.answers();
      windows.add(window);
      level = cost > best * STEADY ? level + 1 : 0;
      best = Math.min(best, cost);
    }
    return windows;
  }
}
