package dev.ostiary.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** R1: servers are killed again and again under mixed load, of three now one, now all at once. */
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
      int until = Math.min(kills, done + KILLS_BETWEEN_CHECKS);
      while (done < until) {
        int victims = Math.min(until - done, 1 + random.nextInt(cluster.size()));
        recovery.addAll(kill(cluster, victims, random));
        done += victims;
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

  /**
   * Kills so many nodes at the same moment, be it all of them. Now and then one dies again while it
   * starts.
   *
   * @return seconds until each was ready again
   */
  private static List<Double> kill(Cluster cluster, int victims, Random random) throws Exception {
    Thread.sleep(random.nextInt(600));
    var nodes = new ArrayList<>(IntStream.range(0, cluster.size()).boxed().toList());
    Collections.shuffle(nodes, random);
    var killed = nodes.subList(0, victims);
    for (int node : killed) {
      cluster.kill(node);
    }
    for (int node : killed) {
      cluster.start(node);
    }
    if (random.nextInt(8) == 0) {
      Thread.sleep(200 + random.nextInt(1_000));
      cluster.kill(killed.getFirst());
      cluster.start(killed.getFirst());
    }
    var seconds = new ArrayList<Double>();
    for (int node : killed) {
      seconds.add(cluster.awaitReady(node));
    }
    return seconds;
  }

  static List<Experiment> both() {
    return List.of(new ServerKills(false), new ServerKills(true));
  }
}
