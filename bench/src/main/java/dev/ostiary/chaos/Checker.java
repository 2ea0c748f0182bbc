package dev.ostiary.chaos;

import dev.ostiary.chaos.Step.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Finds what must not have happened. */
@FunctionalInterface
public interface Checker {
  /** Each violation in words; none if the promises held. */
  List<String> violations(History history);

  /** No answer was wrong in itself: no error that nobody foresaw, no status that fits nothing. */
  static Checker noWrongAnswers() {
    return history ->
        history.steps().stream()
            .filter(s -> s.outcome() == Outcome.WRONG)
            .map(s -> s.kind() + " of " + s.key() + " was answered: " + s.got())
            .toList();
  }

  /**
   * Everything that was acknowledged is there.
   *
   * @param present what is there now
   */
  static Checker durable(String kind, Set<String> present) {
    return history ->
        history.steps().stream()
            .filter(s -> s.kind().equals(kind) && s.done() && !present.contains(s.key()))
            .map(s -> kind + " of " + s.key() + " was acknowledged and is gone")
            .toList();
  }

  /** What may be done once was done once at most, whoever did it where. */
  static Checker atMostOnce(String kind) {
    return history -> {
      var found = new ArrayList<String>();
      history
          .byKey(kind)
          .forEach(
              (key, steps) -> {
                long done = steps.stream().filter(Step::done).count();
                if (done > 1) {
                  found.add(kind + " of " + key + " was done " + done + " times");
                }
              });
      return found;
    };
  }

  /** Nothing of this kind was ever done. */
  static Checker never(String kind) {
    return history ->
        history.steps().stream()
            .filter(s -> s.kind().equals(kind) && s.done())
            .map(s -> kind + " of " + s.key() + " succeeded")
            .toList();
  }

  /**
   * Once something was ended, nothing that began later may succeed with it.
   *
   * @param ending what ends it
   * @param use what uses it, by the same key
   */
  static Checker endedForGood(String ending, String use) {
    return history -> {
      var ends = new HashMap<String, Long>();
      history
          .byKey(ending)
          .forEach(
              (key, steps) ->
                  steps.stream()
                      .filter(Step::done)
                      .mapToLong(Step::ended)
                      .min()
                      .ifPresent(end -> ends.put(key, end)));
      return history.steps().stream()
          .filter(s -> s.kind().equals(use) && s.done())
          .filter(s -> s.began() > ends.getOrDefault(s.key(), Long.MAX_VALUE))
          .map(s -> use + " of " + s.key() + " succeeded after its " + ending)
          .toList();
    };
  }
}
