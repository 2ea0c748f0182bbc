package dev.ostiary.chaos;

import java.util.ArrayList;
import java.util.Random;

/**
 * R2: PostgreSQL is killed under mixed load: all of it, one of its processes, or by an immediate
 * stop. No server is ever restarted.
 */
final class DatabaseKills implements Experiment {
  private static final int NODES = 3;

  @Override
  public String id() {
    return "R2";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int kills = scale.of(4, 100);
    var random = new Random(scale.seed());
    var history = new History();
    var recovery = new ArrayList<Double>();
    var checkers = new ArrayList<>(Traffic.checkers());
    var cluster = scale.rig().postgresql();
    var traffic = new Traffic(World.make(cluster), cluster::anyBase, history);
    traffic.start(random.nextLong());
    for (int i = 0; i < kills; i++) {
      Thread.sleep(random.nextInt(2_000));
      kill(cluster, random.nextInt(3));
      long accepts = System.nanoTime();
      for (int node = 0; node < cluster.size(); node++) {
        cluster.awaitReady(node);
      }
      recovery.add((System.nanoTime() - accepts) / 1e9);
    }
    traffic.stop();
    traffic.presentAgain();
    try (var rows = new Rows(cluster)) {
      checkers.addAll(rows.durable());
    }
    return Result.of(
        history,
        checkers,
        kills + " kills of PostgreSQL below " + NODES + " nodes: " + history.summary(),
        "all nodes ready after it accepts: " + Experiment.times(recovery));
  }

  /** Returns when PostgreSQL accepts connections again. */
  private static void kill(Cluster cluster, int how) throws Exception {
    var postgres = cluster.postgres();
    postgres.recover();
    switch (how) {
      case 0 -> {
        var first = postgres.postmaster();
        var children = first.descendants().toList();
        first.destroyForcibly();
        // Its children hold its memory until they notice that it is gone.
        children.forEach(ProcessHandle::destroyForcibly);
        first.onExit().get();
        for (var child : children) {
          child.onExit().get();
        }
        postgres.begin();
      }
      case 1 -> {
        postgres.stopImmediately();
        postgres.begin();
      }
      default -> {
        var victim = postgres.postmaster().children().findAny().orElseThrow();
        victim.destroyForcibly();
        victim.onExit().get();
        postgres.recover();
      }
    }
  }
}
