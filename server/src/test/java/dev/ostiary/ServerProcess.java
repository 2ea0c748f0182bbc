package dev.ostiary;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** The server in a JVM of its own on SQLite, so that it can be killed like any other program. */
final class ServerProcess implements AutoCloseable {
  /** An application with every scope of the Management API. */
  static final String ADMIN = "crash-test-administration";

  /** Its secret. */
  static final String ADMIN_SECRET = "a-secret-of-the-crash-test";

  private static final Pattern PORT = Pattern.compile("Plain http is on port (\\d+)");
  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * The class path of this test with the compiled classes in a jar, because the JVM shares classes
   * between starts only from jars.
   */
  static String classPath(Path directory) throws IOException {
    var all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            .split(File.pathSeparator);
    var jar = directory.resolve("classes.jar");
    var jars = new ArrayList<String>(List.of(jar.toString()));
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : all) {
        if (!Files.isDirectory(Path.of(entry))) {
          jars.add(entry);
        } else if (!entry.endsWith("test-classes")) {
          pack(Path.of(entry), out);
        }
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  private static void pack(Path directory, JarOutputStream out) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(f -> !f.equals(directory)).sorted().toList()) {
        // Folders need entries of their own: resources are looked up by them.
        boolean folder = Files.isDirectory(file);
        out.putNextEntry(new ZipEntry(directory.relativize(file) + (folder ? "/" : "")));
        if (!folder) {
          Files.copy(file, out);
        }
      }
    }
  }

  /** Starts it on a directory and returns at once. */
  static ServerProcess spawn(Path data, String classPath) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                List.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile=" + data.resolve("classes.jsa"),
                    "-Xlog:disable",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    classPath,
                    "dev.ostiary.Main",
                    "serve",
                    "--data",
                    data.toString(),
                    "--port",
                    "-1",
                    "--http-port",
                    "0",
                    "--issuer",
                    "https://id.example/"))
            .redirectError(ProcessBuilder.Redirect.appendTo(data.resolve("stderr.log").toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "OSTIARY_BOOTSTRAP_CLIENT_ID", ADMIN,
                "OSTIARY_BOOTSTRAP_CLIENT_SECRET", ADMIN_SECRET));
    return new ServerProcess(builder.start());
  }

  /** Waits until it serves, and returns calls to it. */
  HttpCalls ready() throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      var port = PORT.matcher(line);
      if (port.find()) {
        return new HttpCalls("http://localhost:" + port.group(1));
      }
    }
    throw new IOException("The server ended before it was ready");
  }

  /** Lets it run for so long, then kills it as {@code kill -9} does, and waits for its end. */
  void killAfter(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    close();
  }

  /** Asks it to end, as an operator does. */
  void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Whether it has ended. */
  boolean ended() {
    return !process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
