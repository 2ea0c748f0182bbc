package dev.ostiary.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * R5: three nodes of which one is killed, frozen or asked to end at any time, behind a balancer
 * that asks each for its health four times a second and tries once more where nothing was sent. Who
 * was signed in stays so; a sign-in that began at one node ends at another.
 */
final class Failover implements Experiment {
  private static final int NODES = 3;

  /** What happens to a node. */
  private enum Blow {
    KILL,
    FREEZE,
    DRAIN
  }

  @Override
  public String id() {
    return "R5";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int blows = scale.of(3, 180);
    var random = new Random(scale.seed());
    var history = new History();
    var drained = new History();
    var cluster = scale.rig().postgresql();
    try (var balancer = new Balancer(cluster)) {
      var world = World.make(cluster);
      for (int i = 0; i < blows; i++) {
        var blow = Blow.values()[i % Blow.values().length];
        var traffic = new Traffic(world, balancer::node, blow == Blow.DRAIN ? drained : history);
        traffic.start(random.nextLong());
        Thread.sleep(1_000 + random.nextInt(1_000));
        strike(cluster, balancer, random.nextInt(NODES), blow);
        Thread.sleep(1_000);
        traffic.stop();
      }
    }
    var checkers = Traffic.checkers();
    return Result.of(
        history.and(drained),
        checkers,
        "%d blows to %d nodes; kills and freezes: %s; drains: %s"
            .formatted(blows, NODES, history.summary(), drained.summary()),
        String.format(
            Locale.ROOT,
            "without an answer: %d of %d at kills and freezes, %d of %d at drains",
            history.count(Step.Outcome.UNKNOWN),
            history.steps().size(),
            drained.count(Step.Outcome.UNKNOWN),
            drained.steps().size()));
  }

  private static void strike(Cluster cluster, Balancer balancer, int node, Blow blow)
      throws Exception {
    switch (blow) {
      case KILL -> {
        cluster.kill(node);
        cluster.start(node);
      }
      case FREEZE -> {
        cluster.signal(node, "STOP");
        Thread.sleep(3_000);
        cluster.signal(node, "CONT");
      }
      case DRAIN -> {
        // As every balancer does it: no new requests first, then the end.
        balancer.leave(node);
        cluster.stop(node);
        cluster.start(node);
      }
    }
    cluster.awaitReady(node);
    balancer.back(node);
  }

  /** Chooses a node as a balancer with health checks does. */
  private static final class Balancer implements AutoCloseable {
    private static final long BETWEEN_CHECKS = 250;
    private final Cluster cluster;
    private final ConcurrentHashMap<Integer, Boolean> healthy = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Boolean> leaving = new ConcurrentHashMap<>();
    private final List<Thread> checks;

    Balancer(Cluster cluster) {
      this.cluster = cluster;
      checks =
          java.util.stream.IntStream.range(0, cluster.size())
              .mapToObj(node -> Thread.ofVirtual().start(() -> watch(node)))
              .toList();
    }

    private void watch(int node) {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          healthy.put(node, ready(node));
          Thread.sleep(BETWEEN_CHECKS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean ready(int node) {
      try {
        return Calls.quick(cluster.base(node) + "/health/ready").status() == 200;
      } catch (IOException e) {
        return false;
      }
    }

    String node() {
      int first = java.util.concurrent.ThreadLocalRandom.current().nextInt(cluster.size());
      for (int i = 0; i < cluster.size(); i++) {
        int node = (first + i) % cluster.size();
        if (healthy.getOrDefault(node, true) && !leaving.containsKey(node)) {
          return cluster.base(node);
        }
      }
      return cluster.base(first);
    }

    void leave(int node) throws InterruptedException {
      leaving.put(node, true);
      // What was chosen before has been sent by now.
      Thread.sleep(50);
    }

    void back(int node) {
      leaving.remove(node);
    }

    @Override
    public void close() {
      checks.forEach(Thread::interrupt);
    }
  }
}
