package dev.ostiary.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.ostiary.chaos.Step.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rotating refresh tokens without a leeway: a family is one chain. A token gives one successor;
 * once a used one was presented again and refused, nothing of the family succeeds that begins
 * later; and an owner who is alone and always had an answer is never refused.
 */
final class Families implements Checker {
  @Override
  public List<String> violations(History history) {
    var found = new ArrayList<String>();
    var revoked = history.byKey("revoke").keySet();
    history
        .byKey("refresh")
        .forEach((family, steps) -> check(family, steps, revoked.contains(family), found));
    return found;
  }

  private static void check(String family, List<Step> steps, boolean revoked, List<String> found) {
    var used = firstUses(family, steps, found);
    long detected = detection(steps, used);
    for (var step : steps) {
      if (step.done() && step.began() > detected) {
        found.add("family " + family + " went on after its reuse was detected");
      }
    }
    if (detected == Long.MAX_VALUE && !revoked) {
      refusedForNothing(family, steps, found);
    }
  }

  /** When each token was used; a token that was used twice is a violation. */
  private static Map<String, Step> firstUses(String family, List<Step> steps, List<String> found) {
    var used = new HashMap<String, Step>();
    for (var step : steps) {
      if (step.done() && used.putIfAbsent(step.given(), step) != null) {
        found.add("a token of family " + family + " was used twice");
      }
    }
    return used;
  }

  /** When the first reuse had been refused. */
  private static long detection(List<Step> steps, Map<String, Step> used) {
    return steps.stream()
        .filter(s -> s.outcome() == Outcome.REFUSED)
        .filter(s -> used.containsKey(s.given()) && used.get(s.given()).ended() < s.began())
        .mapToLong(Step::ended)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Who alone presents a token, with no request before it that was refused or never answered. */
  private static void refusedForNothing(String family, List<Step> steps, List<String> found) {
    var presented = steps.stream().collect(groupingBy(Step::given, counting()));
    boolean unsure = false;
    for (var step : steps) {
      boolean alone = presented.getOrDefault(step.given(), 0L) == 1;
      if (step.outcome() == Outcome.REFUSED && alone && !unsure) {
        found.add("family " + family + " was refused though nobody had used its token");
      }
      unsure |= step.outcome() != Outcome.DONE;
    }
  }
}
