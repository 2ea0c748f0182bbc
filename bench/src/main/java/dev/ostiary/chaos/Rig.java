package dev.ostiary.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What experiments run on: clusters that one hands to the next, whole again. */
public final class Rig implements AutoCloseable {
  private static final int NODES = 3;
  private static final Map<String, String> PROXIED = Map.of("trust-proxy", "true");

  /** For who is killed again and again: classes loaded once are kept, and little is compiled. */
  private static final List<String> SOON_READY =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private final Path jar;
  private final Path data;
  private final double part;
  private @Nullable Cluster sqlite;
  private @Nullable Cluster postgresql;

  /**
   * A rig on which nothing runs yet.
   *
   * @param jar the packaged server
   * @param data a directory for everything that experiments leave
   * @param part how much of the full figures, 1 for all
   */
  Rig(Path jar, Path data, double part) {
    this.jar = jar;
    this.data = data;
    this.part = part;
  }

  double part() {
    return part;
  }

  /** One server on SQLite. */
  public Cluster sqlite() throws IOException, InterruptedException {
    if (sqlite == null) {
      sqlite = cluster("sqlite", 1, PROXIED);
    }
    return sqlite;
  }

  /** Three servers on one PostgreSQL. */
  public Cluster postgresql() throws IOException, InterruptedException {
    if (postgresql == null) {
      postgresql = cluster("postgresql", NODES, PROXIED);
    }
    return postgresql;
  }

  /**
   * One server on SQLite with settings of its own, for one experiment, which closes it. Its JVM is
   * the one that operators have, with a bound for its heap: the experiment measures how much it can
   * do, and that it needs no more memory the more is asked.
   */
  public Cluster measured(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    var flags = System.getenv().getOrDefault("BENCH_SERVER_FLAGS", "");
    return Cluster.start(
        new Cluster.Plan(jar, directory(name), 1, false, settings),
        Stream.of((flags + " -Xmx256m").split(" ")).filter(f -> !f.isEmpty()).toList());
  }

  private Cluster cluster(String name, int nodes, Map<String, String> settings)
      throws IOException, InterruptedException {
    return Cluster.start(
        new Cluster.Plan(jar, directory(name), nodes, nodes > 1, settings), SOON_READY);
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectories(data.resolve(name));
  }

  @Override
  public void close() {
    if (sqlite != null) {
      sqlite.close();
    }
    if (postgresql != null) {
      postgresql.close();
    }
  }
}
