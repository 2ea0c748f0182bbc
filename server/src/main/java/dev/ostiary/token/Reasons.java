package dev.ostiary.token;

import java.util.ArrayList;
import java.util.List;

/** Collects the reasons while a token is planned. */
final class Reasons {
  private final List<Reason> all = new ArrayList<>();

  void kept(String subject, String rule, String text) {
    all.add(new Reason(subject, Reason.Decision.KEPT, rule, text));
  }

  void dropped(String subject, String rule, String text) {
    all.add(new Reason(subject, Reason.Decision.DROPPED, rule, text));
  }

  List<Reason> list() {
    return List.copyOf(all);
  }
}
