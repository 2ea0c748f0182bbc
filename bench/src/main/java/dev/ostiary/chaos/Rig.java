package dev.ostiary.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What experiments run on: clusters that one hands to the next, whole again. */
public final class Rig implements AutoCloseable {
  private static final int NODES = 3;
  private static final Map<String, String> PROXIED = Map.of("trust-proxy", "true");
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
      sqlite = cluster("sqlite", 1, false, PROXIED);
    }
    return sqlite;
  }

  /** Three servers on one PostgreSQL. */
  public Cluster postgresql() throws IOException, InterruptedException {
    if (postgresql == null) {
      postgresql = cluster("postgresql", NODES, true, PROXIED);
    }
    return postgresql;
  }

  /** Servers with settings of their own, for one experiment, which closes them. */
  public Cluster own(String name, int nodes, Map<String, String> settings)
      throws IOException, InterruptedException {
    return cluster(name, nodes, false, settings);
  }

  private Cluster cluster(
      String name, int nodes, boolean onPostgresql, Map<String, String> settings)
      throws IOException, InterruptedException {
    var directory = Files.createDirectories(data.resolve(name));
    return Cluster.start(new Cluster.Plan(jar, directory, nodes, onPostgresql, settings));
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
