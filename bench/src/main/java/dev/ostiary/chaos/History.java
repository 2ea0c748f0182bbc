package dev.ostiary.chaos;

import dev.ostiary.chaos.Step.Outcome;
import dev.ostiary.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What all clients did to the system, in the order in which it ended. */
public final class History {
  private final ConcurrentLinkedQueue<Step> steps = new ConcurrentLinkedQueue<>();

  void add(Step step) {
    steps.add(step);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** This and what else was done, as one. */
  History and(History other) {
    var both = new History();
    both.steps.addAll(steps);
    both.steps.addAll(other.steps);
    return both;
  }

  /** The steps of a kind for each key, by when they began. */
  Map<String, List<Step>> byKey(String kind) {
    return steps.stream()
        .filter(s -> s.kind().equals(kind))
        .sorted(Comparator.comparingLong(Step::began))
        .collect(Collectors.groupingBy(Step::key));
  }

  long count(Outcome outcome) {
    return steps.stream().filter(s -> s.outcome() == outcome).count();
  }

  /** How often what ended how, for people. */
  String summary() {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                s -> s.kind() + " " + s.outcome().name().toLowerCase(java.util.Locale.ROOT),
                TreeMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Keeps everything as lines of JSON, to look into a violation. */
  void write(Path file) throws IOException {
    var lines = new ArrayList<String>();
    for (var step : steps) {
      lines.add(
          Json.write(
              Json.object()
                  .put("kind", step.kind())
                  .put("key", step.key())
                  .put("began", step.began())
                  .put("ended", step.ended())
                  .put("outcome", step.outcome().name())
                  .put("given", step.given())
                  .put("got", step.got())));
    }
    Files.write(file, lines);
  }
}
