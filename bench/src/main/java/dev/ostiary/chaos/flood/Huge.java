package dev.ostiary.chaos.flood;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request that is far larger than any server should take.
 *
 * @param start what is sent first
 * @param more what is sent then, again and again
 * @param times how often
 */
record Huge(String name, String start, String more, long times) {
  private static final String HOST = "Host: localhost\r\n";
  private static final String POST = " HTTP/1.1\r\n" + HOST;
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final int BLOCK = 16 * 1024;
  private static final int PATIENCE_MILLIS = 30_000;

  /**
   * What became of it.
   *
   * @param status of the answer; 0 when the connection was ended without one
   * @param seconds until then
   * @param bytes that could be sent
   */
  record Fate(String name, int status, double seconds, long bytes) {
    /** Whether it was refused as what it is. */
    boolean refused() {
      return switch (status) {
        case 0, 400, 408, 413, 414, 431 -> seconds < PATIENCE_MILLIS / 1_000.0;
        default -> false;
      };
    }
  }

  /** All of them. */
  static List<Huge> all() {
    var deep = "{\"a\":";
    int depth = 1_000_000;
    return List.of(
        new Huge("line of 1 MiB", "GET /", "x", 1 << 20),
        new Huge("header of 1 MiB", "GET / HTTP/1.1\r\n" + HOST + "X: ", "x", 1 << 20),
        new Huge("10,000 headers", "GET / HTTP/1.1\r\n" + HOST, "X-Header: 1\r\n", 10_000),
        new Huge("query of 100,000 parameters", "GET /authorize?a=1", "&p=1", 100_000),
        new Huge(
            "form of 100,000 parameters", post("/oauth/token", FORM, 400_000), "&p=1", 100_000),
        new Huge("body of 1 GiB", post("/oauth/token", FORM, 1 << 30), "x", 1 << 30),
        new Huge(
            "chunks of 1 byte without end",
            "POST /oauth/token" + POST + FORM + "Transfer-Encoding: chunked\r\n\r\n",
            "1\r\nx\r\n",
            1 << 26),
        new Huge(
            "JSON of depth 10^6 for a token",
            post("/oauth/token", JSON, deep.length() + depth) + deep,
            "[",
            depth),
        new Huge(
            "JSON of depth 10^6 for a sign-up",
            post("/dbconnections/signup", JSON, deep.length() + depth) + deep,
            "[",
            depth));
  }

  private static String post(String path, String type, long length) {
    return "POST " + path + POST + type + "Content-Length: " + length + "\r\n\r\n";
  }

  /** Sends it until it is answered, or all of it is sent. */
  Fate send(int port) throws IOException {
    long began = System.nanoTime();
    long sent = 0;
    int status = 0;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      // A write has no limit of its own.
      var watch = Thread.ofVirtual().start(() -> endAfterPatience(socket));
      try {
        sent = write(socket);
        status = status(socket.getInputStream().readNBytes(12));
      } catch (IOException e) {
        status = afterReset(socket);
      } finally {
        watch.interrupt();
      }
    }
    return new Fate(name, status, (System.nanoTime() - began) / 1e9, sent);
  }

  private long write(Socket socket) throws IOException {
    var out = socket.getOutputStream();
    out.write(start.getBytes(StandardCharsets.US_ASCII));
    int together = (int) Math.min(times, BLOCK / more.length());
    var block = more.repeat(together).getBytes(StandardCharsets.US_ASCII);
    long sent = start.length();
    for (long left = times; left > 0 && socket.getInputStream().available() == 0; ) {
      long now = Math.min(left, together);
      out.write(block, 0, (int) now * more.length());
      sent += now * more.length();
      left -= now;
    }
    return sent;
  }

  /** The answer may have come before the connection was ended. */
  private static int afterReset(Socket socket) {
    try {
      return status(socket.getInputStream().readNBytes(12));
    } catch (IOException e) {
      return 0;
    }
  }

  private static int status(byte[] line) {
    return line.length < 12
        ? 0
        : Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
  }

  private static void endAfterPatience(Socket socket) {
    try {
      Thread.sleep(PATIENCE_MILLIS);
      socket.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // It is closed.
    }
  }
}
