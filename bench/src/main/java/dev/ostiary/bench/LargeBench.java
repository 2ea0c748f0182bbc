package dev.ostiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * The same requests at the same pace at two servers, one with an empty database and one with
 * millions of rows, in turns; SQLite.
 */
final class LargeBench {
  private static final int CONNECTIONS = 16;
  private static final int WINDOWS = 6;

  /** Refresh tokens are used once, and only so many are there. */
  private static final int MAX_WARM_UPS = 5;

  private static final double PACE = 0.25;
  private static final double GOAL = 1.3;
  private final ServerProcess.Launch launch;
  private final int users;
  private final double seconds;

  /** Two servers that are started like this one, but in directories of their own below its. */
  LargeBench(ServerProcess.Launch launch, int users, double seconds) {
    this.launch = launch;
    this.users = users;
    this.seconds = seconds;
  }

  /** A server, what it has, and the refresh tokens that are left. */
  private record Side(
      ServerProcess server, Sample sample, Scenarios scenarios, Queue<String> tokens)
      implements AutoCloseable {
    List<? extends Caller> callers(Kind kind) throws IOException, InterruptedException {
      return switch (kind) {
        case TOKENS -> scenarios.clientCredentials(CONNECTIONS, Sample.AUDIENCE);
        case REFRESH ->
            Stream.generate(() -> new EachOnce(sample, tokens)).limit(CONNECTIONS).toList();
        case SESSION -> scenarios.session(CONNECTIONS);
        case USERINFO -> scenarios.userinfo(CONNECTIONS);
      };
    }

    @Override
    public void close() {
      scenarios.close();
      server.close();
    }
  }

  /** What is asked. */
  private enum Kind {
    TOKENS("client credentials"),
    REFRESH("refresh, each of another user"),
    SESSION("sign-in, session exists"),
    USERINFO("userinfo");

    final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** Exchanges refresh tokens that nobody exchanged before. */
  private record EachOnce(Sample sample, Queue<String> tokens) implements Caller {
    @Override
    public java.nio.ByteBuffer request() {
      return Requests.bytes(sample.refresh(tokens.remove()));
    }

    @Override
    public boolean accept(Answer answer) {
      return answer.status() == 200;
    }
  }

  void run() throws Exception {
    Report.title("a database with " + users + " users and ten rows of each, beside an empty one");
    try (var empty = prepare("empty", 0);
        var large = prepare("large", users)) {
      for (var kind : Kind.values()) {
        compare(kind, empty, large);
      }
    }
  }

  private Side prepare(String name, int people) throws Exception {
    var data = Files.createDirectories(launch.data().resolve(name));
    var own =
        new ServerProcess.Launch(
            launch.jar(), data, ServerProcess.freePort(), launch.flags(), launch.database());
    var ready = Requests.get("/health/ready", "Connection: close\r\n");
    String like;
    try (var server = ServerProcess.start(own)) {
      server.awaitOk(ready);
      try (var scenarios = new Scenarios(Sample.read(data), server.port())) {
        like = scenarios.refreshToken();
      }
    }
    var file = data.resolve("ostiary.db");
    long began = System.nanoTime();
    var filling = new LargeDatabase(file);
    if (people > 0) {
      filling.fill(people);
    }
    var tokens = filling.refreshTokens(like);
    Report.line(
        "%s: %.0f MB after %.0f s",
        name, Files.size(file) / 1e6, (System.nanoTime() - began) / 1e9);
    var server = ServerProcess.start(own);
    server.awaitOk(ready);
    var sample = Sample.read(data);
    return new Side(server, sample, new Scenarios(sample, server.port()), new ArrayDeque<>(tokens));
  }

  /** Answers a second when the JVM has compiled what it wants to. */
  private double warm(Kind kind, Side side) throws IOException, InterruptedException {
    try (var load = new LoadGenerator(side.server().port(), side.callers(kind))) {
      new WarmUp(side.server(), MAX_WARM_UPS).run(load);
      return load.run(seconds).perSecond();
    }
  }

  private void compare(Kind kind, Side empty, Side large) throws Exception {
    // Before the others connect: the server ends connections that rest for so long.
    double peak = Math.min(warm(kind, empty), warm(kind, large));
    try (var little = new LoadGenerator(empty.server().port(), empty.callers(kind));
        var much = new LoadGenerator(large.server().port(), large.callers(kind))) {
      var ofLittle = new Latencies();
      var ofMuch = new Latencies();
      long bad = 0;
      for (int i = 0; i < WINDOWS; i++) {
        var one = little.run(seconds, peak * PACE);
        var other = much.run(seconds, peak * PACE);
        ofLittle.addAll(one.latencies());
        ofMuch.addAll(other.latencies());
        bad += one.bad() + other.bad();
      }
      double ratio = ofMuch.percentile(0.99) / ofLittle.percentile(0.99);
      Report.line(
          "%-30s %6.0f/s   empty p50 %5.2f p99 %6.2f ms   large p50 %5.2f p99 %6.2f ms   = %.2f %s",
          kind.text,
          peak * PACE,
          ofLittle.percentile(0.5),
          ofLittle.percentile(0.99),
          ofMuch.percentile(0.5),
          ofMuch.percentile(0.99),
          ratio,
          ratio <= GOAL ? "" : "NOT MET");
      if (bad > 0) {
        Report.check(kind.text, false, bad + " answers were not what they must be");
      }
    }
  }
}
