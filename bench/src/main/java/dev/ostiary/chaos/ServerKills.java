package dev.ostiary.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** R1: a server is killed again and again under mixed load. */
record ServerKills(boolean postgresql) implements Experiment {
  private static final int KILLS_BETWEEN_CHECKS = 20;

  @Override
  public String id() {
    return postgresql ? "R1 PostgreSQL" : "R1 SQLite";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int kills = scale.of(6, 1000);
    var random = new Random(scale.seed());
    var history = new History();
    var recovery = new ArrayList<Double>();
    var checkers = new ArrayList<>(Traffic.checkers());
    var cluster = postgresql ? scale.rig().postgresql() : scale.rig().sqlite();
    var traffic = new Traffic(World.make(cluster), cluster::anyBase, history);
    for (int done = 0; done < kills; ) {
      traffic.start(random.nextLong());
      for (int i = 0; i < KILLS_BETWEEN_CHECKS && done < kills; i++, done++) {
        recovery.add(kill(cluster, random));
      }
      traffic.stop();
      traffic.presentAgain();
    }
    try (var rows = new Rows(cluster)) {
      checkers.addAll(rows.durable());
    }
    return Result.of(
        history,
        checkers,
        kills + " kills of " + cluster.size() + " node(s): " + history.summary(),
        "ready again: " + Experiment.times(recovery));
  }

  /** Seconds until the node was ready again. Now and then it dies while it starts. */
  private static double kill(Cluster cluster, Random random) throws Exception {
    Thread.sleep(random.nextInt(600));
    int victim = random.nextInt(cluster.size());
    cluster.kill(victim);
    if (random.nextInt(8) == 0) {
      cluster.start(victim);
      Thread.sleep(200 + random.nextInt(1_000));
      cluster.kill(victim);
    }
    cluster.start(victim);
    return cluster.awaitReady(victim);
  }

  static List<Experiment> both() {
    return List.of(new ServerKills(false), new ServerKills(true));
  }
}
