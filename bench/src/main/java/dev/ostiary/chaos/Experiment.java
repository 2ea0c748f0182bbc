package dev.ostiary.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** An experiment: something is broken on purpose, and checkers look whether the promises held. */
public interface Experiment {
  /** Its number in the plan, such as {@code R1}. */
  String id();

  /** Runs it at this scale. */
  Result run(Scale scale) throws Exception;

  /**
   * How much.
   *
   * @param seed chooses every random moment and choice
   * @param full the figures of the plan; otherwise a short version for every build
   */
  record Scale(Rig rig, long seed, boolean full) {
    /** The one or the other number. */
    public int of(int small, int large) {
      return full ? Math.max(1, (int) (large * rig.part())) : small;
    }
  }

  /**
   * What an experiment found.
   *
   * @param did what was done, with numbers
   * @param figures what was measured
   * @param violations what must not have happened; none is the goal
   * @param history what all of it was concluded from
   */
  record Result(String did, String figures, List<String> violations, History history) {
    /** Asks the checkers. */
    static Result of(History history, List<Checker> checkers, String did, String figures) {
      var violations = new ArrayList<String>();
      checkers.forEach(c -> violations.addAll(c.violations(history)));
      return new Result(did, figures, violations, history);
    }
  }

  /** Seconds that something took, in order. */
  static String times(List<Double> seconds) {
    if (seconds.isEmpty()) {
      return "none";
    }
    var sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    return String.format(
        Locale.ROOT,
        "median %.2f s, p99 %.2f s, most %.2f s",
        sorted.get(sorted.size() / 2),
        sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * 0.99))),
        sorted.getLast());
  }
}
