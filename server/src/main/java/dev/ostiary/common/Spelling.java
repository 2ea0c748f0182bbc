package dev.ostiary.common;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which word somebody meant who wrote another: "did you mean …?" */
public final class Spelling {
  /** Words up to this length are only corrected by one letter. */
  private static final int SHORT = 4;

  /** Longer texts are no words; comparing them would take the square of their length. */
  private static final int LONGEST = 512;

  private Spelling() {}

  /** The known word that is at most two slips away, one for short words; the nearest, the first. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int most = word.length() <= SHORT ? 1 : 2;
    return known.stream()
        .filter(k -> distance(word, k, most) <= most)
        .min(Comparator.comparingInt(k -> distance(word, k, most)));
  }

  /** A question for the end of a message, or nothing. */
  public static String question(String word, Collection<String> known) {
    return nearest(word, known).map(k -> ", did you mean " + k + "?").orElse("");
  }

  /**
   * How many slips lie between two words: a letter too much, missing, wrong, or two neighbours
   * swapped. Never more than {@code most + 1}, which stands for all that is further.
   */
  public static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most || a.length() > LONGEST) {
      return most + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = row(a, b, i, last, before);
      before = last;
      last = row;
    }
    return Math.min(last[b.length()], most + 1);
  }

  private static int[] row(String a, String b, int i, int[] last, int[] before) {
    int[] row = new int[b.length() + 1];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      boolean same = a.charAt(i - 1) == b.charAt(j - 1);
      int least = Math.min(last[j] + 1, row[j - 1] + 1);
      least = Math.min(least, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && swapped(a, b, i, j)) {
        least = Math.min(least, before[j - 2] + 1);
      }
      row[j] = least;
    }
    return row;
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
