package dev.ostiary.sandbox;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * What no program may reach: a file that everybody on the machine may read, a directory that
 * everybody may write to, a variable of the server's environment, a port on this machine, a secret
 * of another tenant and one of another Action.
 */
final class Treasures implements AutoCloseable {
  /** Set by the build for the tests' own process. */
  static final String ENVIRONMENT = "OSTIARY_CANARY";

  static final String FILE = "treasure-of-the-file-8c1d";
  static final String OTHER_TENANT = "treasure-of-another-tenant-51fe";
  static final String NEIGHBOUR = "treasure-of-another-action-d07a";
  private final Path directory;
  private final Path file;
  private final ServerSocket port;
  private final AtomicInteger knocks = new AtomicInteger();

  Treasures() throws IOException {
    directory = Files.createTempDirectory("ostiary-corpus");
    file = Files.writeString(directory.resolve("treasure"), FILE);
    Files.setPosixFilePermissions(file, fromString("rw-r--r--"));
    Files.setPosixFilePermissions(directory, fromString("rwxrwxrwx"));
    port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    while (!port.isClosed()) {
      try {
        port.accept().close();
        knocks.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** What the programs are told. */
  ObjectNode where() {
    return Json.object()
        .put("file", file.toString())
        .put("directory", directory.toString())
        .put("env", ENVIRONMENT)
        .put("port", port.getLocalPort())
        .put("server", ProcessHandle.current().pid());
  }

  /** The texts of which none may come to light. */
  static List<String> texts() {
    return List.of(FILE, System.getenv(ENVIRONMENT), OTHER_TENANT, NEIGHBOUR);
  }

  int knocks() {
    return knocks.get();
  }

  /** Whether the directory holds what it held. */
  boolean untouched() throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList().equals(List.of(file)) && Files.readString(file).equals(FILE);
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    try (var files = Files.list(directory)) {
      for (var one : files.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(directory);
  }
}
