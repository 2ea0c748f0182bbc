package dev.ostiary.chaos.flood;

import dev.ostiary.bench.Latencies;
import dev.ostiary.chaos.Step.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of requests of one kind. Latencies count from when a request was due. */
public final class Tally {
  private static final int EXAMPLES = 5;
  private final Latencies admitted = new Latencies();
  private final Latencies refusals = new Latencies();
  private final List<String> examples = new ArrayList<>();
  private long done;
  private long refused;
  private long wrong;
  private long unanswered;
  private long unsent;
  private double lastTrouble = -1;

  /**
   * An answer has come.
   *
   * @param due seconds after the start of the run
   * @param nanos how long it took
   * @param text the answer, to be told when it is wrong
   */
  public void answered(Outcome outcome, double due, long nanos, String text) {
    switch (outcome) {
      case DONE -> {
        done++;
        admitted.add(nanos);
      }
      case REFUSED -> {
        refused++;
        refusals.add(nanos);
        lastTrouble = Math.max(lastTrouble, due);
      }
      case UNKNOWN -> {
        unanswered++;
        trouble(due, text);
      }
      case WRONG -> {
        wrong++;
        trouble(due, text);
      }
    }
  }

  private void trouble(double due, String text) {
    lastTrouble = Math.max(lastTrouble, due);
    if (examples.size() < EXAMPLES) {
      examples.add(String.format(Locale.ROOT, "at %.1f s: %s", due, text));
    }
  }

  /** There was no connection on which the request could be sent in time. */
  void unsent(double due) {
    unsent++;
    lastTrouble = Math.max(lastTrouble, due);
  }

  /** Requests that did what they were to do. */
  public long done() {
    return done;
  }

  /** Requests that were refused in the right words. */
  public long refused() {
    return refused;
  }

  /** Answers that must not be given. */
  public long wrong() {
    return wrong;
  }

  /** Requests whose connection broke, or that got no answer at all. */
  public long unanswered() {
    return unanswered;
  }

  /** Requests that the generator could not send. */
  public long unsent() {
    return unsent;
  }

  /** Some of what went wrong. */
  List<String> examples() {
    return List.copyOf(examples);
  }

  /** When the last request was due that was not admitted, in seconds; negative for never. */
  public double lastTrouble() {
    return lastTrouble;
  }

  /** Milliseconds until the last answer that came, whatever it was. */
  double longest() {
    return Math.max(admitted(1), refusals(1));
  }

  /** Milliseconds that this part (0 to 1) of what was admitted did not exceed. */
  double admitted(double part) {
    return admitted.percentile(part);
  }

  /** The same of refusals. */
  double refusals(double part) {
    return refusals.percentile(part);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d done (p99 %.0f ms), %d refused (p50 %.0f, p99 %.0f ms), %d wrong, %d unanswered, %d unsent",
        done,
        admitted(0.99),
        refused,
        refusals(0.5),
        refusals(0.99),
        wrong,
        unanswered,
        unsent);
  }
}
