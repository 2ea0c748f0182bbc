package dev.ostiary.chaos;

import dev.ostiary.chaos.Recorder.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * R4: owners and thieves share refresh tokens, one step after the other or both at once, at any
 * node: after a reuse was seen nothing of the family works, and an owner who is alone is never
 * thrown out.
 */
final class Thieves implements Experiment {
  private static final int STEPS = 20;
  private static final int AT_ONCE = 12;

  @Override
  public String id() {
    return "R4";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int families = scale.of(60, 20_000);
    var history = new History();
    var cluster = scale.rig().postgresql();
    var world = World.make(cluster);
    var recorder = new Recorder(history);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers = new ArrayList<Future<?>>();
      for (int w = 0; w < AT_ONCE; w++) {
        var random = new Random(scale.seed() * 31 + w);
        workers.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < families / AT_ONCE; i++) {
                    new Family(world, cluster, recorder, random).live();
                  }
                  return null;
                }));
      }
      for (var worker : workers) {
        worker.get();
      }
    }
    return Result.of(
        history,
        List.of(Checker.noWrongAnswers(), new Families()),
        families + " families, up to " + STEPS + " steps, 3 nodes: " + history.summary(),
        "");
  }

  private static final class Family {
    private final World world;
    private final Cluster cluster;
    private final Recorder recorder;
    private final Random random;
    private final List<String> tokens = new ArrayList<>();
    private String id = "";

    Family(World world, Cluster cluster, Recorder recorder, Random random) {
      this.world = world;
      this.cluster = cluster;
      this.recorder = recorder;
      this.random = random;
    }

    /** One in three has no thief. */
    void live() throws Exception {
      tokens.add(world.newTokens(this::node).text("refresh_token"));
      id = tokens.getFirst();
      boolean robbed = random.nextInt(3) > 0;
      for (int step = 0; step < STEPS && !tokens.isEmpty(); step++) {
        if (robbed && random.nextInt(6) == 0) {
          steal();
        } else {
          present(tokens.getLast());
        }
      }
    }

    private String node() {
      return cluster.base(random.nextInt(cluster.size()));
    }

    /** An old token, or the newest while its owner uses it. */
    private void steal() throws InterruptedException {
      if (random.nextBoolean()) {
        present(tokens.get(random.nextInt(tokens.size())));
        return;
      }
      var newest = tokens.getLast();
      var thief = Thread.ofVirtual().start(() -> present(newest));
      present(newest);
      thief.join();
    }

    private void present(String token) {
      var base = node();
      var answer =
          recorder.attempt(
              Deed.of("refresh", id, 200, 403).giving(token),
              () -> world.refresh(base, token),
              a -> a.text("refresh_token"));
      if (answer != null && answer.status() == 200) {
        synchronized (tokens) {
          tokens.add(answer.text("refresh_token"));
        }
      }
    }
  }
}
