package dev.ostiary.search;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL and what its question marks stand for, in order. */
record Fragment(String sql, List<Object> arguments) {
  Fragment(String sql, Object... arguments) {
    this(sql, List.of(arguments));
  }

  /** This and another, one after the other. */
  Fragment then(Fragment next) {
    var all = new ArrayList<>(arguments);
    all.addAll(next.arguments);
    return new Fragment(sql + next.sql, all);
  }

  Fragment then(String next, Object... more) {
    return then(new Fragment(next, more));
  }

  /** In parentheses, with something between each two. */
  static Fragment join(List<Fragment> parts, String between, String empty) {
    if (parts.isEmpty()) {
      return new Fragment(empty);
    }
    var all = new Fragment("(").then(parts.getFirst());
    for (var part : parts.subList(1, parts.size())) {
      all = all.then(between).then(part);
    }
    return all.then(")");
  }
}
