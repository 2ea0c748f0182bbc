package dev.ostiary.chaos.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects what must not have happened. */
public final class Verdict {
  private final List<String> violations = new ArrayList<>();
  private final boolean timed;

  /**
   * A verdict with no violation yet.
   *
   * @param timed whether the machine has nothing else to do: beside other tests, lateness and
   *     refusals say nothing about the server
   */
  public Verdict(boolean timed) {
    this.timed = timed;
  }

  /** Every request had an answer that it may have. */
  public Verdict answered(Map<String, Tally> tallies) {
    tallies.forEach(
        (name, tally) -> {
          if (tally.wrong() + tally.unanswered() > 0) {
            violations.add(
                "%s: %d wrong, %d without an answer, such as %s"
                    .formatted(name, tally.wrong(), tally.unanswered(), tally.examples()));
          }
        });
    return this;
  }

  /** What is never refused was asked and never refused, nor was there no connection for it. */
  public Verdict alwaysServed(Map<String, Tally> tallies, String... names) {
    for (var name : names) {
      var tally = tallies.getOrDefault(name, new Tally());
      if (tally.done() == 0 || (timed && tally.refused() + tally.unsent() > 0)) {
        violations.add(name + " was not always served: " + tally);
      }
    }
    return this;
  }

  /** A figure that has a limit. */
  public Verdict atMost(String what, double figure, double limit) {
    if (!(figure <= limit)) {
      violations.add(String.format(Locale.ROOT, "%s: %.1f, at most %.1f", what, figure, limit));
    }
    return this;
  }

  /** A time that has a limit, in seconds. */
  public Verdict inTime(String what, double seconds, double limit) {
    return timed ? atMost("seconds " + what, seconds, limit) : this;
  }

  /** Something that must be true. */
  public Verdict holds(String what, boolean held) {
    if (!held) {
      violations.add(what);
    }
    return this;
  }

  /** Each violation in words; none if the promises held. */
  public List<String> violations() {
    return List.copyOf(violations);
  }
}
