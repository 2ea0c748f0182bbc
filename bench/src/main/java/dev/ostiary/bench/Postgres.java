package dev.ostiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this run, from the machine's own programs; ends and leaves nothing when closed.
 */
final class Postgres implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private final Path programs;
  private final Path data;
  private final int port;

  private Postgres(Path programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** Starts one with the settings that its packages choose, and half a gigabyte of buffers. */
  static Postgres start() throws IOException {
    var data = Files.createTempDirectory("ostiary-bench-postgres");
    if (ROOT) {
      run(List.of("chown", "postgres", data.toString()));
    }
    var server = new Postgres(programs(), data, ServerProcess.freePort());
    server.program("initdb", "-D", server.cluster(), "-A", "trust", "-U", "ostiary", "-E", "UTF8");
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c shared_buffers=512MB"
            .formatted(server.port, data);
    server.program(
        "pg_ctl",
        "-D",
        server.cluster(),
        "-w",
        "-l",
        data.resolve("log").toString(),
        "-o",
        options,
        "start");
    return server;
  }

  String url() {
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
    try {
      program("pg_ctl", "-D", cluster(), "-m", "immediate", "stop");
      run(List.of("rm", "-rf", data.toString()));
    } catch (IOException e) {
      Report.line("%s", String.valueOf(e.getMessage()));
    }
  }
}
