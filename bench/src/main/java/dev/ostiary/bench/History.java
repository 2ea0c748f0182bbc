package dev.ostiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A file with the figures of all runs, a line each: only ratios of one machine compare. */
record History(Path file, String revision, String database) {
  private static final String HEAD =
      "time\trevision\tcores\tdatabase\tscenario\tper second\tlimit\tlimit per second\tratio"
          + "\tp50 ms\tp99 ms\tp50 ms half\tp99 ms half\tserver µs\n";

  void add(List<Result> results) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, HEAD);
    }
    var lines = new StringBuilder();
    for (var result : results) {
      lines
          .append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
          .append('\t')
          .append(revision)
          .append('\t')
          .append(Runtime.getRuntime().availableProcessors())
          .append('\t')
          .append(database)
          .append('\t')
          .append(result.figures())
          .append('\n');
    }
    Files.writeString(file, lines, StandardOpenOption.APPEND);
  }
}
