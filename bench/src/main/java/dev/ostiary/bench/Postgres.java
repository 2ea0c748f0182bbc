package dev.ostiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this run, from the machine's own programs; ends and leaves nothing when closed.
 */
public final class Postgres implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private final Path programs;
  private final Path data;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Postgres(Path programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** Starts one with the settings that its packages choose, and half a gigabyte of buffers. */
  public static Postgres start() throws IOException {
    var data = Files.createTempDirectory("ostiary-bench-postgres");
    if (ROOT) {
      run(List.of("chown", "postgres", data.toString()));
    }
    var server = new Postgres(programs(), data, ServerProcess.freePort());
    // Also when the run is ended half-way.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    server.program("initdb", "-D", server.cluster(), "-A", "trust", "-U", "ostiary", "-E", "UTF8");
    server.begin();
    return server;
  }

  /** Starts it again after it was stopped or killed, and waits until it accepts connections. */
  public void begin() throws IOException {
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c shared_buffers=512MB -c max_connections=200"
            .formatted(port, data);
    program(
        "pg_ctl",
        "-D",
        cluster(),
        "-w",
        "-l",
        data.resolve("log").toString(),
        "-o",
        options,
        "start");
  }

  /** Stops it at once, without a checkpoint, as a power failure of the process would. */
  public void stopImmediately() throws IOException {
    program("pg_ctl", "-D", cluster(), "-m", "immediate", "-w", "stop");
  }

  /**
   * Waits until it accepts connections. A cluster that is hit while it recovers gives up and has to
   * be started again.
   */
  public void recover() throws IOException, InterruptedException {
    while (!accepts()) {
      if (running()) {
        TimeUnit.MILLISECONDS.sleep(20);
      } else {
        begin();
      }
    }
  }

  private boolean accepts() {
    try (var connection = DriverManager.getConnection(url())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private boolean running() {
    try {
      return postmaster().isAlive();
    } catch (IOException e) {
      return false;
    }
  }

  /** Its first process, whose children serve connections. */
  public ProcessHandle postmaster() throws IOException {
    try (var lines = Files.lines(Path.of(cluster(), "postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
      return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL is not there"));
    }
  }

  /** Where it listens on the loopback. */
  public int port() {
    return port;
  }

  /** Its address for JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=ostiary";
  }

  /** Frees what is dead and counts what there is, as the server does by itself in time. */
  void vacuum() throws IOException {
    program(
        "vacuumdb",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(port),
        "-U",
        "ostiary",
        "-z",
        "-q",
        "postgres");
  }

  private String cluster() {
    return data.resolve("cluster").toString();
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

  private void program(String name, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    if (ROOT) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
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

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      program("pg_ctl", "-D", cluster(), "-m", "immediate", "stop");
      run(List.of("rm", "-rf", data.toString()));
    } catch (IOException e) {
      Report.line("%s", String.valueOf(e.getMessage()));
    }
  }
}
