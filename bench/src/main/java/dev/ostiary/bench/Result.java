package dev.ostiary.bench;

import java.util.Locale;

/**
 * What came out of a scenario.
 *
 * @param perSecond units a second, the median of the windows
 * @param limit units a second that the limit allows, the median beside those windows
 * @param ratio the median of each window's own ratio
 * @param full latencies with as many units as there can be
 * @param half the same at half of that pace, open loop
 * @param serverMicros processor time of the server for one unit
 */
record Result(
    Scenario scenario,
    double perSecond,
    double limit,
    double ratio,
    Latencies full,
    Latencies half,
    double serverMicros) {

  static final String HEAD =
      "| scenario | a second | limit | a second | ratio | must | aim | p50/p99 ms at full load"
          + " | at half | server µs each |\n|---|--:|---|--:|--:|--:|--:|--:|--:|--:|";

  /** A row of a table in Markdown. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %s | %.0f | %s | %s | %s | %.1f / %.1f | %.1f / %.1f | %.0f |",
        scenario.name(),
        perSecond,
        scenario.limit().name(),
        limit,
        part(ratio) + (scenario.must() == 0 || ratio >= scenario.must() ? "" : " NOT MET"),
        scenario.must() == 0 ? "" : part(scenario.must()),
        scenario.aim() == 0 ? "" : part(scenario.aim()),
        full.percentile(0.5),
        full.percentile(0.99),
        half.percentile(0.5),
        half.percentile(0.99),
        serverMicros);
  }

  /** Figures with tabs between them, for the history. */
  String figures() {
    return String.format(
        Locale.ROOT,
        "%s\t%.0f\t%s\t%.0f\t%.3f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f",
        scenario.name(),
        perSecond,
        scenario.limit().name(),
        limit,
        ratio,
        full.percentile(0.5),
        full.percentile(0.99),
        half.percentile(0.5),
        half.percentile(0.99),
        serverMicros);
  }

  private static String part(double value) {
    return value > 1.5
        ? String.format(Locale.ROOT, "%.1f ×", value)
        : String.format(Locale.ROOT, "%.0f %%", value * 100);
  }
}
