package dev.ostiary.chaos;

import dev.ostiary.bench.Postgres;
import dev.ostiary.bench.ServerProcess;
import dev.ostiary.common.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node on SQLite, or several on one PostgreSQL, each in a process of its own. */
public final class Cluster implements AutoCloseable {
  /** The issuer of its first tenant; nodes are asked by their own loopback address. */
  static final String ISSUER = "https://id.example/";

  private static final String READY =
      "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private final List<Node> nodes = new ArrayList<>();
  private final @Nullable Postgres postgres;

  /** A node and where it is. */
  private static final class Node {
    final ServerProcess.Launch launch;
    volatile @Nullable ServerProcess process;

    Node(ServerProcess.Launch launch) {
      this.launch = launch;
    }
  }

  /**
   * What a cluster is made of.
   *
   * @param nodes how many servers; more than one need PostgreSQL
   * @param settings of the servers, by their flags, beside those that every cluster has
   */
  record Plan(Path jar, Path data, int nodes, boolean postgresql, Map<String, String> settings) {}

  private Cluster(@Nullable Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts everything and waits until each node is ready.
   *
   * @param jvm flags of the servers' JVMs
   */
  static Cluster start(Plan plan, List<String> jvm) throws IOException, InterruptedException {
    var cluster = new Cluster(plan.postgresql() ? Postgres.start() : null);
    var key =
        Base64.getEncoder()
            .encodeToString(Ids.secret().substring(0, 32).getBytes(StandardCharsets.US_ASCII));
    var settings = new HashMap<>(Map.of("issuer", ISSUER, "master-key", key));
    settings.putAll(plan.settings());
    var flags = new ArrayList<>(jvm);
    flags.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + plan.data().resolve("classes.jsa"),
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED"));
    var url = cluster.postgres == null ? "" : cluster.postgres.url();
    for (int i = 0; i < plan.nodes(); i++) {
      var data = Files.createDirectories(plan.data().resolve("node" + i));
      cluster.nodes.add(
          new Node(
              new ServerProcess.Launch(
                  plan.jar(), data, ServerProcess.freePort(), flags, url, settings)));
    }
    cluster.start(0);
    cluster.awaitReady(0);
    cluster.stop(0);
    for (int i = 0; i < plan.nodes(); i++) {
      cluster.start(i);
    }
    for (int i = 0; i < plan.nodes(); i++) {
      cluster.awaitReady(i);
    }
    return cluster;
  }

  /** How many nodes it has. */
  public int size() {
    return nodes.size();
  }

  /** The address of a node, without a slash at its end. */
  public String base(int node) {
    return "http://localhost:" + port(node);
  }

  /** The port of a node on the loopback. */
  public int port(int node) {
    return nodes.get(node).launch.port();
  }

  /** The process of a node. */
  public long pid(int node) {
    return process(node).pid();
  }

  /** The address of any node that was not killed. */
  String anyBase() {
    int first = ThreadLocalRandom.current().nextInt(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      int node = (first + i) % nodes.size();
      if (nodes.get(node).process != null) {
        return base(node);
      }
    }
    return base(first);
  }

  /** Starts a node; it is not ready yet. */
  void start(int node) throws IOException {
    nodes.get(node).process = ServerProcess.start(nodes.get(node).launch);
  }

  /** Waits until a node is ready; returns the seconds since its start. */
  double awaitReady(int node) throws InterruptedException {
    return process(node).awaitOk(READY).seconds();
  }

  /** Kills a node. */
  void kill(int node) throws InterruptedException {
    var process = process(node);
    nodes.get(node).process = null;
    process.kill();
  }

  /** Asks a node to end and waits for it. */
  void stop(int node) {
    process(node).close();
    nodes.get(node).process = null;
  }

  /** Sends a node a signal such as STOP or CONT. */
  void signal(int node, String name) throws IOException, InterruptedException {
    signal(process(node).pid(), name);
  }

  static void signal(long pid, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
        .redirectErrorStream(true)
        .start()
        .waitFor(5, TimeUnit.SECONDS);
  }

  Postgres postgres() {
    if (postgres == null) {
      throw new IllegalStateException("This cluster is on SQLite");
    }
    return postgres;
  }

  /** The database for JDBC. */
  String jdbc() {
    return postgres == null
        ? "jdbc:sqlite:" + nodes.getFirst().launch.data().resolve("ostiary.db")
        : postgres.url();
  }

  private ServerProcess process(int node) {
    var process = nodes.get(node).process;
    if (process == null) {
      throw new IllegalStateException("Node " + node + " is not running");
    }
    return process;
  }

  @Override
  public void close() {
    for (var node : nodes) {
      var process = node.process;
      if (process != null) {
        process.close();
      }
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
