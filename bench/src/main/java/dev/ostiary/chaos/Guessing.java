package dev.ostiary.chaos;

import dev.ostiary.chaos.Recorder.Deed;
import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/**
 * R13: passwords are guessed from many addresses at three nodes at the same moment. As many reach
 * the check as the limit says, not one more, and nobody else is kept out.
 */
final class Guessing implements Experiment {
  private static final int LIMIT = 10;
  private static final int GUESSERS = 48;

  @Override
  public String id() {
    return "R13";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    int users = scale.of(4, 500);
    var history = new History();
    long most = 0;
    var cluster = scale.rig().postgresql();
    var world = World.make(cluster);
    Calls.json(
        "PATCH",
        cluster.base(0) + "/api/v2/attack-protection/brute-force-protection",
        Json.object().put("mode", "count_per_identifier"),
        World.bearer(world.administration()));
    // The other nodes know it within a second.
    Thread.sleep(1_500);
    var bystander = world.newEmail();
    world.signUp(cluster.base(0), bystander);
    for (int i = 0; i < users; i++) {
      var email = world.newEmail();
      world.signUp(cluster.base(0), email);
      var reached = guess(cluster, world, email, i, new Recorder(history));
      most = Math.max(most, reached);
      if (reached != LIMIT) {
        history.add(
            new Step("guesses", email, 0, 0, Step.Outcome.WRONG, "", reached + " were checked"));
      }
      new Recorder(history)
          .attempt(
              Deed.of("bystander", bystander + i, 200),
              () -> world.password(cluster.anyBase(), bystander, World.PASSWORD, "198.51.100.7"));
    }
    return Result.of(
        history,
        List.of(Checker.noWrongAnswers()),
        "%d users, %d guesses at once each, 3 nodes: %s"
            .formatted(users, GUESSERS, history.summary()),
        "at most " + most + " of " + LIMIT + " were checked");
  }

  /** How many guesses reached the check of the password. */
  private static long guess(
      Cluster cluster, World world, String email, int number, Recorder recorder) throws Exception {
    var start = new CyclicBarrier(GUESSERS);
    var answers = new ArrayList<java.util.concurrent.Future<String>>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < GUESSERS; i++) {
        var address = "10.%d.%d.%d".formatted(number / 250, number % 250, i + 1);
        var base = cluster.base(i % cluster.size());
        var key = email + " " + i;
        answers.add(
            pool.submit(
                () -> {
                  start.await();
                  var answer =
                      recorder.attempt(
                          Deed.of("guess", key, 200, 403, 429),
                          () -> world.password(base, email, "Wrong-" + key, address));
                  return answer == null ? "" : answer.text("error");
                }));
      }
    }
    long checked = 0;
    for (var answer : answers) {
      checked += answer.get().equals("invalid_grant") ? 1 : 0;
    }
    return checked;
  }
}
