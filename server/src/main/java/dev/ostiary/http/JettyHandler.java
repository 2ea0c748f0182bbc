package dev.ostiary.http;

import dev.ostiary.common.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;

/** Translates between Jetty's exchange and ours. */
final class JettyHandler extends Handler.Abstract {
  private static final int MAX_DRAINED = 4 << 20;
  private static final long DRAIN_MILLIS = 2_000;

  /** A body may pause so long; only after that its rate counts. */
  private static final long STALL_MILLIS = 5_000;

  /** Bytes in a second, fewer than the slowest line of a telephone. */
  private static final long SLOWEST = 1_024;

  private final Exchange exchange;
  private final boolean trustProxy;
  private volatile boolean stopping;

  JettyHandler(Exchange exchange, boolean trustProxy) {
    this.exchange = exchange;
    this.trustProxy = trustProxy;
  }

  /** From now on every answer is the last of its connection. */
  void stopping() {
    stopping = true;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request jetty,
      org.eclipse.jetty.server.Response out,
      Callback callback) {
    var body = new Body(jetty);
    var answer = exchange.answer(request(jetty, body));
    if (!(body.whole || drained(jetty)) || stopping) {
      out.getHeaders().put("Connection", "close");
    }
    out.setStatus(answer.status());
    for (var header : answer.headers()) {
      out.getHeaders().add(header.name(), header.value());
    }
    boolean head = jetty.getMethod().equals("HEAD");
    var stream = answer.stream();
    if (stream != null && !head) {
      write(stream, out, callback);
      return true;
    }
    if (stream == null) {
      out.getHeaders().put("Content-Length", answer.body().length);
    }
    out.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  /** Writes what is made while it is sent. An error cuts the connection, so that it shows. */
  private static void write(
      Response.Stream stream, org.eclipse.jetty.server.Response out, Callback callback) {
    try (var bytes = Content.Sink.asOutputStream(out)) {
      stream.writeTo(bytes);
    } catch (IOException | RuntimeException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  private Request request(org.eclipse.jetty.server.Request jetty, Body body) {
    var uri = jetty.getHttpURI();
    var headers = headers(jetty);
    var host = headers.getOrDefault("host", List.of("")).getFirst().toLowerCase(Locale.ROOT);
    var path = uri.getPath() == null ? "/" : uri.getPath();
    int parameters = path.indexOf(';');
    var target =
        new Request.Target(
            jetty.getMethod(),
            host,
            parameters < 0 ? path : path.substring(0, parameters),
            uri.getQuery());
    return new Request(target, headers, remote(jetty, headers), body);
  }

  /** The body of a request, and whether it was read to its end. */
  private static final class Body implements Request.Body {
    private final org.eclipse.jetty.server.Request jetty;
    boolean whole;

    Body(org.eclipse.jetty.server.Request jetty) {
      this.jetty = jetty;
    }

    @Override
    public byte[] read(int limit) throws IOException {
      if (jetty.getLength() > limit) {
        throw tooLarge(limit);
      }
      var bytes = hasBody(jetty) ? JettyHandler.read(jetty, limit) : new byte[0];
      whole = true;
      return bytes;
    }

    @Override
    public InputStream open() {
      return Content.Source.asInputStream(jetty);
    }
  }

  private static Map<String, List<String>> headers(org.eclipse.jetty.server.Request jetty) {
    var headers = new HashMap<String, List<String>>();
    for (var field : jetty.getHeaders()) {
      var value = field.getValue();
      headers
          .computeIfAbsent(field.getLowerCaseName(), n -> new ArrayList<>(1))
          .add(value == null ? "" : value);
    }
    return headers;
  }

  /** With a trusted proxy the last address it appended; otherwise the peer's own. */
  private String remote(org.eclipse.jetty.server.Request jetty, Map<String, List<String>> headers) {
    var forwarded = headers.get("x-forwarded-for");
    if (trustProxy && forwarded != null) {
      var all = forwarded.getLast();
      return all.substring(all.lastIndexOf(',') + 1).strip();
    }
    return org.eclipse.jetty.server.Request.getRemoteAddr(jetty);
  }

  /** Most bodies came with the head: only for others is there anything to wait for and to time. */
  private static byte[] read(org.eclipse.jetty.server.Request jetty, int limit) throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (arrived(jetty, bytes, limit)) {
      return bounded(bytes, limit).toByteArray();
    }
    var endPoint = jetty.getConnectionMetaData().getConnection().getEndPoint();
    long idle = endPoint.getIdleTimeout();
    endPoint.setIdleTimeout(STALL_MILLIS);
    try (InputStream in = Content.Source.asInputStream(jetty)) {
      return read(in, bytes, limit);
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException ? new InterruptedIOException("Stalled") : e;
    } finally {
      endPoint.setIdleTimeout(idle);
    }
  }

  /** Takes what is there already; whether that is all, or too much. */
  private static boolean arrived(
      org.eclipse.jetty.server.Request jetty, ByteArrayOutputStream bytes, int limit) {
    boolean last = false;
    while (!last && bytes.size() <= limit) {
      var chunk = jetty.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        // Who reads on waits for more, or is told of the failure.
        return false;
      }
      var some = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(some);
      bytes.writeBytes(some);
      last = chunk.isLast();
      chunk.release();
    }
    return true;
  }

  private static ByteArrayOutputStream bounded(ByteArrayOutputStream bytes, int limit) {
    if (bytes.size() > limit) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  /** Reads from somebody who stays above the slowest rate, once the first seconds are over. */
  private static byte[] read(InputStream in, ByteArrayOutputStream bytes, int limit)
      throws IOException {
    var buffer = new byte[8 * 1024];
    long began = Time.ticks();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
      bounded(bytes, limit);
      long millis = (Time.ticks() - began) / 1_000_000;
      if (millis > STALL_MILLIS && bytes.size() < millis * SLOWEST / 1_000) {
        throw new InterruptedIOException("Slow");
      }
    }
    return bytes.toByteArray();
  }

  private static boolean hasBody(org.eclipse.jetty.server.Request jetty) {
    return jetty.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
        || jetty.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /**
   * Reads what nobody wanted of the body: a client that still sends would otherwise lose the answer
   * to a reset connection. False when there is more than anybody sends by mistake.
   */
  private static boolean drained(org.eclipse.jetty.server.Request jetty) {
    if (!hasBody(jetty)) {
      return true;
    }
    var endPoint = jetty.getConnectionMetaData().getConnection().getEndPoint();
    long idle = endPoint.getIdleTimeout();
    long began = Time.ticks();
    endPoint.setIdleTimeout(DRAIN_MILLIS);
    try {
      InputStream in = Content.Source.asInputStream(jetty);
      var buffer = new byte[1024];
      for (int all = 0; all < MAX_DRAINED && Time.ticks() - began < DRAIN_MILLIS * 1_000_000; ) {
        int n = in.read(buffer);
        if (n < 0) {
          return true;
        }
        all += n;
      }
    } catch (IOException e) {
      // The connection is broken: it ends with the answer.
    } finally {
      endPoint.setIdleTimeout(idle);
    }
    return false;
  }

  private static HttpError tooLarge(int limit) {
    return new HttpError(
        413, "invalid_request", "The body is larger than " + limit / 1024 + " KiB");
  }
}
