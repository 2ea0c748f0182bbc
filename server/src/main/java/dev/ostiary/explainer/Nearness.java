package dev.ostiary.explainer;

import dev.ostiary.common.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How two names that should be the same may differ. */
final class Nearness {
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
    return slash(a, b) || environment(a, b) || Spelling.distance(plain(a), plain(b), 2) <= 2;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/$", "");
  }
}
