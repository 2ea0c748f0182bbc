package dev.ostiary.explainer;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when to when the token is good (RFC 7519 sections 4.1.4 to 4.1.6), by this clock. */
final class TimeCheck implements Report.Examination {
  /** Seconds that clocks may differ: what strict libraries tolerate. */
  private static final long TOLERANCE = 5;

  /** No date has a later second, so that nothing overflows. */
  private static final long LAST = 253_402_300_799L;

  @Override
  public void examine(Case on, Report report) {
    long now = on.now() / 1000;
    long begin =
        Math.max(
            Json.number(on.claims(), "iat", 0), Json.number(on.claims(), "nbf", Long.MIN_VALUE));
    boolean begun = begin <= now + TOLERANCE;
    report.check(new Check("iat", begun, times(begin), begun ? List.of() : times(now), null));
    if (!begun) {
      report.find(
          on.finding(
              Verdict.CLOCK_SKEW,
              "It begins at " + time(begin) + "; here it is " + time(now) + "."));
    }
    var end = end(on);
    boolean open = end != null && end > now;
    report.check(new Check("exp", open, end == null ? List.of() : times(end), times(now), null));
    if (!open) {
      report.find(
          on.finding(
              Verdict.EXPIRED,
              end == null
                  ? "It does not even say until when it is good."
                  : "It was good until " + time(end) + "; now it is " + time(now) + "."));
    }
  }

  private static @Nullable Long end(Case on) {
    return on.claims().has("exp") ? Json.number(on.claims(), "exp", 0) : null;
  }

  private static List<String> times(long seconds) {
    return List.of(time(seconds));
  }

  private static String time(long seconds) {
    return Time.text(Math.clamp(seconds, 0, LAST) * 1000);
  }
}
