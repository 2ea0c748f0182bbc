package dev.ostiary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that a test starts, some of them again and again at the same one. */
public final class Ports {
  private Ports() {}

  /**
   * A port that nobody has, and that no connection takes by chance: those get one from 32768 on,
   * also while a server that comes again at this port is away.
   */
  public static int free() {
    while (true) {
      try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 32_000))) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody else has it.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
