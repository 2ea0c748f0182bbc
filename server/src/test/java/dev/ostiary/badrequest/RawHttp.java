package dev.ostiary.badrequest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over a socket, as bytes: sends what no client library would send, keeps the connection
 * as long as the server does, and gives up on an answer that does not come.
 */
final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private final int port;
  private final @Nullable Supplier<String> source;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * An answer.
   *
   * @param status 0 when the server closed the connection without a word
   * @param headers by lower-case name
   */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    static final Answer CLOSED = new Answer(0, Map.of(), "");

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  RawHttp(int port) {
    this(port, null);
  }

  /** The same, each connection from an address of its own on the loopback. */
  RawHttp(int port, @Nullable Supplier<String> source) {
    this.port = port;
    this.source = source;
  }

  /** Sends the bytes and reads one answer; once more on a connection that had ended in between. */
  Answer send(byte[] request, boolean head) throws IOException {
    boolean reused = socket != null;
    var answer = once(request, head);
    return answer.status() == 0 && reused ? once(request, head) : answer;
  }

  private Answer once(byte[] request, boolean head) throws IOException {
    var from = connect();
    try {
      java.util.Objects.requireNonNull(socket).getOutputStream().write(request);
    } catch (IOException e) {
      // The server may have answered and closed before it took all of a body that is too long.
    }
    try {
      var answer = read(from, head);
      if (answer.header("connection").equalsIgnoreCase("close")) {
        close();
      }
      return answer;
    } catch (EOFException | java.net.SocketException e) {
      close();
      return Answer.CLOSED;
    }
  }

  private InputStream connect() throws IOException {
    var open = in;
    if (open == null) {
      var fresh = new Socket();
      if (source != null) {
        fresh.bind(new InetSocketAddress(source.get(), 0));
      }
      fresh.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      fresh.setSoTimeout(PATIENCE_MILLIS);
      fresh.setTcpNoDelay(true);
      socket = fresh;
      open = new BufferedInputStream(fresh.getInputStream(), 16_384);
      in = open;
    }
    return open;
  }

  private static Answer read(InputStream from, boolean head) throws IOException {
    int status;
    Map<String, List<String>> headers;
    do {
      var line = line(from);
      if (!line.startsWith("HTTP/1.")) {
        throw new IOException("Not an answer: " + line);
      }
      status = Integer.parseInt(line.substring(9, 12));
      headers = headers(from);
    } while (status < 200);
    boolean empty = head || status == 204 || status == 304;
    return new Answer(status, headers, empty ? "" : body(from, headers));
  }

  private static Map<String, List<String>> headers(InputStream from) throws IOException {
    var headers = new HashMap<String, List<String>>();
    for (var line = line(from); !line.isEmpty(); line = line(from)) {
      int colon = line.indexOf(':');
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers
          .computeIfAbsent(name, n -> new java.util.ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String body(InputStream from, Map<String, List<String>> headers)
      throws IOException {
    var length = headers.get("content-length");
    if (length != null) {
      var bytes = from.readNBytes(Integer.parseInt(length.getFirst()));
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (headers.containsKey("transfer-encoding")) {
      throw new IOException("This server knows the length of all its answers");
    }
    return new String(from.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String line(InputStream from) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = from.read(); b != '\n'; b = from.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    leave();
  }

  /** Ends the connection; the next request opens another. */
  void leave() throws IOException {
    if (socket != null) {
      socket.close();
    }
    socket = null;
    in = null;
  }
}
