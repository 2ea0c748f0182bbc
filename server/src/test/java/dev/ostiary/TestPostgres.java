package dev.ostiary;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
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
  private static final TestPostgres INSTANCE = new TestPostgres();
  private final int port;

  private TestPostgres() {
    try {
      var programs = programs();
      var data = Files.createTempDirectory("ostiary-postgres");
      boolean root = "root".equals(System.getProperty("user.name"));
      if (root) {
        run(List.of("chown", "postgres", data.toString()));
      }
      try (var socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      var cluster = data.resolve("cluster").toString();
      run(
          as(
              root,
              programs.resolve("initdb").toString(),
              "-D",
              cluster,
              "-A",
              "trust",
              "-U",
              "ostiary",
              "-E",
              "UTF8",
              "--locale=C"));
      var options =
          "-p "
              + port
              + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
              + data
              + " -c max_connections=200";
      run(
          as(
              root,
              programs.resolve("pg_ctl").toString(),
              "-D",
              cluster,
              "-w",
              "-l",
              data.resolve("log").toString(),
              "-o",
              options,
              "start"));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () ->
                      runQuietly(
                          as(
                              root,
                              programs.resolve("pg_ctl").toString(),
                              "-D",
                              cluster,
                              "-m",
                              "immediate",
                              "stop"))));
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
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

  private static void runQuietly(List<String> command) {
    try {
      run(command);
    } catch (IOException e) {
      // The machine stops it with everything else.
    }
  }

  /** The JDBC URL of a new, empty database. */
  public static String newDatabase() {
    return newDatabase("");
  }

  /** The same with options of {@code CREATE DATABASE}. */
  public static String newDatabase(String options) {
    var name = "test" + COUNT.incrementAndGet();
    var base = "jdbc:postgresql://127.0.0.1:" + INSTANCE.port + "/";
    try (var connection = DriverManager.getConnection(base + "postgres?user=ostiary");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return base + name + "?user=ostiary";
  }
}
