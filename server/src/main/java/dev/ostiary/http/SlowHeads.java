package dev.ostiary.http;

import dev.ostiary.common.Time;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;

/**
 * Ends connections whose requests do not begin. Jetty ends who says nothing; who says a byte now
 * and then is never idle.
 */
final class SlowHeads {
  /** How long a request's head may take, and the first one of a connection with TLS before it. */
  private static final long HEAD_NANOS = 9_000_000_000L;

  private static final byte[] TOO_SLOW =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private SlowHeads() {}

  /** Looks at a connection that others work with meanwhile. */
  static void endIfSlow(EndPoint endPoint) {
    var first = endPoint.getConnection();
    var connection =
        first instanceof SslConnection secured ? secured.getSslEndPoint().getConnection() : first;
    if (!(connection instanceof HttpConnection http)) {
      endIfOld(endPoint);
    } else if (http.getParser().isState(HttpParser.State.START) && http.getMessagesIn() == 0) {
      endIfOld(endPoint);
    } else if (slow(http.getParser(), Time.ticks())) {
      var told = Callback.from(endPoint::close, e -> endPoint.close());
      http.getEndPoint().write(told, ByteBuffer.wrap(TOO_SLOW));
    }
  }

  /**
   * Whether a head began long ago and has not ended. The parser forgets when it began before it
   * forgets that it is in a head: who looks in between must not take that for an eternity.
   */
  static boolean slow(HttpParser parser, long now) {
    long began = parser.getBeginNanoTime();
    if (began == 0 || now - began <= HEAD_NANOS) {
      return false;
    }
    VarHandle.acquireFence();
    boolean inHead = !parser.isState(HttpParser.State.START) && parser.inHeaderState();
    VarHandle.acquireFence();
    return inHead && parser.getBeginNanoTime() == began;
  }

  private static void endIfOld(EndPoint endPoint) {
    if (new Time().millis() - endPoint.getCreatedTimeStamp() > HEAD_NANOS / 1_000_000) {
      endPoint.close();
    }
  }
}
