package dev.ostiary.bench;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Prints, and remembers whether a check failed. */
final class Report {
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private Report() {}

  static void title(String text) {
    System.out.println();
    System.out.println(text);
  }

  static void line(String format, Object... values) {
    System.out.println("  " + String.format(Locale.ROOT, format, values));
  }

  /** A figure beside its goal; a negative goal is a limit that should not be passed. */
  static void goal(String name, double value, double goal, String unit) {
    boolean met = goal < 0 ? value <= -goal : value >= goal;
    line(
        "%s: %.4g %s (goal: %s %s %s) %s",
        name,
        value,
        unit,
        goal < 0 ? "at most" : "at least",
        Double.toString(Math.abs(goal)).replaceFirst("\\.0$", ""),
        unit,
        met ? "met" : "NOT MET");
  }

  /** Something that must be true of any run, on any machine. */
  static void check(String name, boolean good, String found) {
    line("%s: %s (%s)", name, good ? "yes" : "NO", found);
    if (!good) {
      FAILED.set(true);
    }
  }

  /** Who used the cores in a window of so many seconds. */
  static String cpu(CpuClock used, double seconds) {
    double all = seconds * Runtime.getRuntime().availableProcessors() / 100;
    return String.format(
        Locale.ROOT,
        "CPU: server %.0f %%, load %.0f %%, other programs %.0f %%",
        used.server() / all,
        used.bench() / all,
        used.others() / all);
  }

  static boolean failed() {
    return FAILED.get();
  }
}
