package dev.ostiary.chaos;

import dev.ostiary.chaos.flood.Overload;
import dev.ostiary.chaos.flood.SlowAndHuge;
import dev.ostiary.chaos.flood.SlowDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Entry point: {@code Chaos JAR DATA [EXPERIMENT...]} runs the full experiments, or those named,
 * such as {@code R1}. {@code CHAOS_SEED} chooses every random moment, {@code CHAOS_PART} how much
 * of the full figures. Ends with 1 when a promise was broken.
 */
public final class Chaos {
  private Chaos() {}

  /** Every experiment, in the order of the plan. */
  static List<Experiment> all() {
    var all = new ArrayList<Experiment>(ServerKills.both());
    all.addAll(
        List.of(
            new DatabaseKills(),
            new SecretStorm(),
            new Thieves(),
            new Failover(),
            new SlowDatabase(),
            new Rotation(),
            new Overload(),
            new Guessing(),
            new SlowAndHuge()));
    return all;
  }

  /** Runs them and prints a line of a table for each. */
  public static void main(String[] args) throws Exception {
    var chosen = args.length > 2 ? List.of(args).subList(2, args.length) : List.<String>of();
    long seed = Long.parseLong(setting("CHAOS_SEED", String.valueOf(System.nanoTime())));
    double part = Double.parseDouble(setting("CHAOS_PART", "1"));
    boolean held;
    try (var rig =
        new Rig(
            Path.of(args[0]).toAbsolutePath(), Files.createDirectories(Path.of(args[1])), part)) {
      held = run(chosen, new Experiment.Scale(rig, seed, true));
    }
    System.exit(held ? 0 : 1);
  }

  /** Whether every promise was kept. */
  private static boolean run(List<String> chosen, Experiment.Scale scale) throws Exception {
    boolean held = true;
    System.out.println("| Experiment | What was done | Figures | Violations | Seed | Seconds |");
    System.out.println("|---|---|---|---|---|---|");
    for (var experiment : all()) {
      if (!chosen.isEmpty() && !chosen.contains(experiment.id().split(" ", 2)[0])) {
        continue;
      }
      long began = System.nanoTime();
      var result = experiment.run(scale);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %d | %d | %.0f |%n",
          experiment.id(),
          result.did(),
          result.figures(),
          result.violations().size(),
          scale.seed(),
          (System.nanoTime() - began) / 1e9);
      held &= result.violations().isEmpty();
      if (!result.violations().isEmpty()) {
        result.violations().stream().limit(20).forEach(v -> System.out.println("  " + v));
        var file = Files.createTempFile("chaos-" + experiment.id().split(" ", 2)[0], ".jsonl");
        result.history().write(file);
        System.out.println("  What was done stands in " + file);
      }
    }
    return held;
  }

  private static String setting(String name, String standard) {
    var value = System.getenv(name);
    return value == null || value.isEmpty() ? standard : value;
  }
}
