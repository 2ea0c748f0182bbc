package dev.ostiary.chaos;

import dev.ostiary.chaos.Recorder.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** R3: each one-time secret is presented by sixteen callers at once, at three nodes. */
final class SecretStorm implements Experiment {
  private static final int CALLERS = 16;
  private static final int AT_ONCE = 4;

  @Override
  public String id() {
    return "R3";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int secrets = scale.of(200, 100_000);
    var history = new History();
    var cluster = scale.rig().postgresql();
    var storm = new Storm(World.make(cluster), cluster, new Recorder(history));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          java.util.stream.IntStream.range(0, AT_ONCE)
              .<Callable<Void>>mapToObj(i -> () -> storm.present(secrets / AT_ONCE))
              .toList();
      for (var done : pool.invokeAll(work)) {
        done.get();
      }
    }
    return Result.of(
        history,
        List.of(
            Checker.noWrongAnswers(),
            Checker.atMostOnce("redeem"),
            Checker.atMostOnce("refresh"),
            Checker.never("after the replay")),
        secrets + " secrets, " + CALLERS + " callers each, 3 nodes: " + history.summary(),
        "");
  }

  private record Storm(World world, Cluster cluster, Recorder recorder) {
    /** Codes and refresh tokens in turns. */
    Void present(int secrets) throws Exception {
      for (int i = 0; i < secrets; i++) {
        if (i % 2 == 0) {
          var code = world.newCode(cluster::anyBase);
          all("redeem", code.code(), base -> world.redeem(base, code));
        } else {
          var token = world.newTokens(cluster::anyBase).text("refresh_token");
          all("refresh", token, base -> world.refresh(base, token));
        }
      }
      return null;
    }

    private interface At {
      Calls.Answer call(String base) throws java.io.IOException;
    }

    private void all(String kind, String key, At at) throws Exception {
      var start = new CyclicBarrier(CALLERS);
      var answers = new ArrayList<Future<Calls.@Nullable Answer>>();
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CALLERS; i++) {
          var base = cluster.base(i % cluster.size());
          answers.add(
              pool.submit(
                  () -> {
                    start.await();
                    return recorder.attempt(Deed.of(kind, key, 200, 403), () -> at.call(base));
                  }));
        }
      }
      for (var answer : answers) {
        var got = answer.get();
        if (got != null && got.status() == 200) {
          dead(got.text("refresh_token"));
        }
      }
    }

    /** Whoever was first may be the thief: what came of it is ended. */
    private void dead(String token) {
      recorder.attempt(
          Deed.of("after the replay", token, 200, 403),
          () -> world.refresh(cluster.anyBase(), token));
    }
  }
}
