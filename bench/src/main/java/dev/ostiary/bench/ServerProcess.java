package dev.ostiary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The packaged server in a process of its own, over plain HTTP on a port of the loopback. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path data;
  private final long began = System.nanoTime();

  /** An application with every scope of the Management API, and its secret. */
  public static final String ADMIN = "bench-administration";

  /**
   * What to start.
   *
   * @param flags flags of the JVM
   * @param database its address, or nothing for SQLite in the data directory
   * @param settings settings of the server by their flags without dashes
   */
  public record Launch(
      Path jar,
      Path data,
      int port,
      List<String> flags,
      String database,
      Map<String, String> settings) {
    /** The sample tenant. */
    Launch(Path jar, Path data, int port, List<String> flags, String database) {
      this(jar, data, port, flags, database, Map.of("sample", "true"));
    }

    Launch with(List<String> other) {
      return new Launch(jar, data, port, other, database, settings);
    }
  }

  private ServerProcess(Process process, Launch launch) {
    this.process = process;
    this.port = launch.port();
    this.data = launch.data();
  }

  /** Starts the server; it is not ready yet. */
  public static ServerProcess start(Launch launch) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launch.flags());
    command.addAll(List.of("-jar", launch.jar().toString(), "serve"));
    command.addAll(List.of("--data", launch.data().toString(), "--port", "-1"));
    command.addAll(List.of("--http-port", String.valueOf(launch.port())));
    if (!launch.database().isEmpty()) {
      command.addAll(List.of("--database-url", launch.database()));
    }
    launch.settings().forEach((flag, value) -> command.addAll(List.of("--" + flag, value)));
    var log = launch.data().resolve("server.log").toFile();
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().put("OSTIARY_BOOTSTRAP_CLIENT_ID", ADMIN);
    builder.environment().put("OSTIARY_BOOTSTRAP_CLIENT_SECRET", ADMIN);
    return new ServerProcess(builder.start(), launch);
  }

  /**
   * A port of the loopback that nobody has, and that no connection takes by chance: those get one
   * from 32768 on, also while a server that comes again at this port is away.
   */
  public static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody else has it.
      }
    }
  }

  /**
   * How long a start took.
   *
   * @param seconds by the clock on the wall
   * @param cpuSeconds of CPU, which other programs hardly disturb
   */
  public record Started(double seconds, double cpuSeconds) {}

  /** Waits until the request is answered 200. */
  public Started awaitOk(String request) throws InterruptedException {
    while (process.isAlive()) {
      if (isOk(request)) {
        return new Started((System.nanoTime() - began) / 1e9, CpuClock.process(pid()));
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new IllegalStateException("The server has stopped; its log is in the data directory");
  }

  private boolean isOk(String request) {
    try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(in.readLine()).contains(" 200 ");
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it answers. */
  public int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** The number of the process. */
  public long pid() {
    return process.pid();
  }

  /**
   * A number that Linux tells of a process (proc_pid_status(5)), such as VmRSS in KiB.
   *
   * @throws IOException when there is no such process
   */
  public static long status(long pid, String field) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      var line = lines.filter(l -> l.startsWith(field + ":")).findFirst();
      return Long.parseLong(
          line.orElseThrow(() -> new IOException("No " + field)).replaceAll("\\D", ""));
    }
  }

  /** Kills it as {@code kill -9} does and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks the server to stop and waits for it. */
  @Override
  public void close() {
    process.destroy();
    try {
      // At its end a training run writes the AOT cache.
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
