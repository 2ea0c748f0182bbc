package dev.ostiary;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL of this test run, from the machine's own programs, started when the first test
 * needs it. PostgreSQL refuses to run as root: then it runs as the user {@code postgres}.
 */
public final class TestPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final TestPostgres INSTANCE = shared();
  private final boolean root = "root".equals(System.getProperty("user.name"));
  private final String program;
  private final Path data;
  private final int port;
  private final String settings;

  /** A cluster of its own, with more settings of the server, not started. */
  private TestPostgres(String settings) {
    this.settings = settings;
    try {
      var programs = programs();
      program = programs.resolve("pg_ctl").toString();
      data = Files.createTempDirectory("ostiary-postgres");
      if (root) {
        run(List.of("chown", "postgres", data.toString()));
      }
      port = Ports.free();
      run(
          as(
              root,
              programs.resolve("initdb").toString(),
              "-D",
              cluster(),
              "-A",
              "trust",
              "-U",
              "ostiary",
              "-E",
              "UTF8",
              "--locale=C"));
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL could not be set up", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopQuietly));
  }

  /** A cluster that a test may stop and start, with more settings of the server; not started. */
  static TestPostgres own(String settings) {
    return new TestPostgres(settings);
  }

  private static TestPostgres shared() {
    var all = new TestPostgres("");
    all.start();
    return all;
  }

  private String cluster() {
    return data.resolve("cluster").toString();
  }

  /** Starts it and waits until it takes connections. */
  void start() {
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c max_connections=200 %s"
            .formatted(port, data, settings);
    var log = data.resolve("log").toString();
    try {
      run(as(root, program, "-D", cluster(), "-w", "-l", log, "-o", options, "start"));
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
  }

  /** Ends it as a crash does. */
  void crash() {
    try {
      run(as(root, program, "-D", cluster(), "-w", "-m", "immediate", "stop"));
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not stop", e);
    }
  }

  private void stopQuietly() {
    try {
      run(as(root, program, "-D", cluster(), "-m", "immediate", "stop"));
    } catch (IOException e) {
      // It is down already, or the machine stops it with everything else.
    }
  }

  private static Path programs() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .findFirst()
          .orElseThrow(
              () -> new IOException("Install postgresql: no initdb below /usr/lib/postgresql"));
    }
  }

  private static List<String> as(boolean root, String... command) {
    var all = new ArrayList<String>();
    if (root) {
      all.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static void run(List<String> command) throws IOException {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("Failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The JDBC URL of a new, empty database. */
  public static String newDatabase() {
    return newDatabase("");
  }

  /** The same with options of {@code CREATE DATABASE}. */
  public static String newDatabase(String options) {
    return INSTANCE.create(options);
  }

  /** The JDBC URL of its own database, whether it is up or not. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=ostiary";
  }

  private String create(String options) {
    var name = "test" + COUNT.incrementAndGet();
    var base = "jdbc:postgresql://127.0.0.1:" + port + "/";
    try (var connection = DriverManager.getConnection(base + "postgres?user=ostiary");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return base + name + "?user=ostiary";
  }
}
