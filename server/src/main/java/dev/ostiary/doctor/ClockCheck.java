package dev.ostiary.doctor;

import dev.ostiary.common.Time;
import java.util.List;

/** The clock of this machine beside that of the machine that answers at the public address. */
public final class ClockCheck implements Check {
  private static final String NAME = "clock";
  private static final long NOTICEABLE = 2_000;
  private static final long HARMFUL = 5_000;
  private final PublicUrl url;
  private final Time time;

  /** Through the public address, by the {@code Date} of an answer. */
  public ClockCheck(PublicUrl url, Time time) {
    this.url = url;
    this.time = time;
  }

  @Override
  public List<Finding> look() {
    return url.get("health/live", List.of())
        .filter(seen -> seen.date() > 0)
        .map(seen -> List.of(compare("the answering server", seen.date(), time.millis())))
        .orElse(List.of());
  }

  /** Compares another clock with ours, both in milliseconds since the epoch. */
  static Finding compare(String whose, long theirs, long ours) {
    long apart = Math.abs(theirs - ours);
    var saw = "This clock and that of %s are %.1f s apart".formatted(whose, apart / 1000.0);
    var advice =
        "Let NTP set both clocks: tokens that are not valid yet, or no longer, are refused.";
    if (apart > HARMFUL) {
      return Finding.fail(NAME, saw, advice);
    }
    return apart > NOTICEABLE ? Finding.warn(NAME, saw, advice) : Finding.ok(NAME, saw);
  }
}
