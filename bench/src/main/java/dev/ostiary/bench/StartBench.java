package dev.ostiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** From the start of the process to the first token, and what it keeps of the memory after it. */
final class StartBench {
  private static final int STARTS = 5;

  /** What the heap does not need goes back to the machine within the second half minute. */
  private static final int IDLE_SECONDS = 90;

  private final ServerProcess.Launch launch;

  StartBench(ServerProcess.Launch launch) {
    this.launch = launch;
  }

  void run(Sample sample) throws IOException, InterruptedException {
    var request = sample.clientCredentials().replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    Report.goal("start to first token, median", median("plain", launch, request), -3, "s");
    var cache = launch.data().resolve("bench.aot");
    try (var training = ServerProcess.start(with("-XX:AOTCacheOutput=" + cache))) {
      training.awaitOk(request);
    }
    if (!Files.exists(cache)) {
      Report.check("the training run wrote an AOT cache", false, cache.toString());
      return;
    }
    var fast = with("-XX:AOTCache=" + cache);
    Report.goal(
        "start to first token with an AOT cache, median", median("AOT", fast, request), -1.5, "s");
    try (var server = ServerProcess.start(fast)) {
      server.awaitOk(request);
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      double megabytes = ServerProcess.status(server.pid(), "VmRSS") * 1_024 / 1e6;
      Report.goal("memory after " + IDLE_SECONDS + " idle seconds", megabytes, -200, "MB");
    }
  }

  private ServerProcess.Launch with(String flag) {
    return launch.with(Stream.concat(launch.flags().stream(), Stream.of(flag)).toList());
  }

  private static double median(String name, ServerProcess.Launch launch, String request)
      throws IOException, InterruptedException {
    var starts = new ArrayList<ServerProcess.Started>();
    for (int i = 0; i < STARTS; i++) {
      try (var server = ServerProcess.start(launch)) {
        starts.add(server.awaitOk(request));
      }
    }
    Report.line(
        "%s: %s s, CPU %.2f s",
        name,
        String.join("  ", starts.stream().map(s -> String.format("%.2f", s.seconds())).toList()),
        median(starts, ServerProcess.Started::cpuSeconds));
    return median(starts, ServerProcess.Started::seconds);
  }

  private static double median(
      List<ServerProcess.Started> starts, ToDoubleFunction<ServerProcess.Started> figure) {
    return starts.stream().mapToDouble(figure).sorted().toArray()[STARTS / 2];
  }
}
