package dev.ostiary.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server (RFC 5321) without TLS that takes everything but mail for {@code refused@...}, and
 * has no time now for {@code later@...}.
 */
public final class FakeSmtp implements AutoCloseable {
  private final ServerSocket server;
  private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** One on a free port. */
  public FakeSmtp() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** The next mail as it came, or null when there is none within ten seconds. */
  public @Nullable String next() throws InterruptedException {
    return mails.poll(10, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        connections.incrementAndGet();
        talk(socket);
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    say(socket, "220 fake");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("DATA")) {
        say(socket, "354 go on");
        var mail = new StringBuilder();
        for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
          mail.append(text).append('\n');
        }
        mails.add(mail.toString());
      }
      say(socket, answer(line));
    }
  }

  private static String answer(String line) {
    if (line.startsWith("RCPT TO:<refused@")) {
      return "550 nobody here has this name";
    }
    if (line.startsWith("RCPT TO:<later@")) {
      return "450 come back later";
    }
    return line.startsWith("QUIT") ? "221 bye" : "250 fine";
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
