package dev.ostiary.probe;

import dev.ostiary.common.Time;
import dev.ostiary.outgoing.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends the requests of a probe, one after the other: an API is tried, not loaded. */
final class Prober {
  /** Callers wait for a minute at most; what is left by then counts as not answered. */
  private static final long BUDGET = Duration.ofSeconds(40).toNanos();

  /** An API that is silent so often will not speak any more. */
  private static final int SILENCES = 2;

  private final ProbeHttp http;

  Prober(ProbeHttp http) {
    this.http = http;
  }

  /** The answers to every token of every attempt. */
  Map<Attempt, List<Reply>> run(Target target, String method, Map<Attempt, List<String>> tokens) {
    var replies = new EnumMap<Attempt, List<Reply>>(Attempt.class);
    long end = Time.ticks() + BUDGET;
    int silent = 0;
    for (var attempt : Attempt.values()) {
      var all = new ArrayList<Reply>();
      if (attempt == Attempt.NO_TOKEN) {
        all.add(http.send(target, method, null));
      }
      for (var token : tokens.getOrDefault(attempt, List.of())) {
        boolean over = silent >= SILENCES || Time.ticks() > end;
        all.add(over ? Reply.NONE : http.send(target, method, token));
      }
      silent += (int) all.stream().filter(reply -> reply.status() == 0).count();
      if (!all.isEmpty()) {
        replies.put(attempt, all);
      }
    }
    return replies;
  }
}
