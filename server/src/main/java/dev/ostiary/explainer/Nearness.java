package dev.ostiary.explainer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How two names that should be the same may differ. */
final class Nearness {
  private static final int LONGEST = 512;
  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "dev",
          "develop",
          "development",
          "local",
          "localhost",
          "test",
          "testing",
          "tst",
          "qa",
          "uat",
          "acc",
          "acceptance",
          "int",
          "integration",
          "stage",
          "staging",
          "stg",
          "preview",
          "sandbox",
          "demo",
          "pre",
          "preprod",
          "canary",
          "prod",
          "production",
          "prd",
          "live");

  private Nearness() {}

  /** Only by a slash at the end. */
  static boolean slash(String a, String b) {
    return a.equals(b + "/") || b.equals(a + "/");
  }

  /** Only by a word for an environment, as in {@code orders.dev.example.com}. */
  static boolean environment(String a, String b) {
    var one = new Split(a);
    var other = new Split(b);
    return one.rest.equals(other.rest) && !one.environment.equals(other.environment);
  }

  /** The words of a name: those for an environment, and the others. */
  private static final class Split {
    private final List<String> environment = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();

    Split(String name) {
      for (var word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
        if (ENVIRONMENTS.contains(word)) {
          environment.add(word);
        } else if (!word.isEmpty() && !word.matches("https?")) {
          rest.add(word);
        }
      }
    }
  }

  /** By a slash, an environment, the scheme, capitals or a slip of the finger or two. */
  static boolean near(String a, String b) {
    return slash(a, b) || environment(a, b) || distance(plain(a), plain(b)) <= 2;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/$", "");
  }

  /** The name most like this one, if any is. */
  static Optional<String> nearest(String name, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(n -> distance(n, name)))
        .filter(n -> distance(n, name) <= 2);
  }

  /** How many letters must be put in, taken out, changed or swapped; large for long texts. */
  private static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return LONGEST;
    }
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
