package dev.ostiary.explainer;

import dev.ostiary.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the examinations of one token say. */
final class Report {
  private final List<Check> checks = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Looks at one side of a token. */
  interface Examination {
    /** Writes down what fits and what does not. */
    void examine(Case on, Report report);
  }

  /** A comparison of one value with another. */
  void check(String id, @Nullable Boolean ok, @Nullable String got, @Nullable String want) {
    check(new Check(id, ok, list(got), list(want), null));
  }

  void check(Check check) {
    checks.add(check);
  }

  void find(Finding finding) {
    findings.add(finding);
  }

  boolean has(Verdict verdict) {
    return findings.stream().anyMatch(f -> f.verdict() == verdict);
  }

  /** In the order in which they were made. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  /** The headline first. */
  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(Finding::verdict)).toList();
  }

  private static List<String> list(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
