package dev.ostiary.outgoing;

import dev.ostiary.outgoing.Answer.Ending;
import dev.ostiary.trace.Trace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * One HTTP/1.1 request on a connection of its own, to an address that was checked. Java's own
 * client resolves names itself, and could be led elsewhere by a second answer (OUT-02). No redirect
 * is followed (OUT-03); time and size have an end (OUT-05).
 */
public final class PinnedHttp {
  private final int body;

  /**
   * A caller.
   *
   * @param body how many bytes of a body are read
   */
  public PinnedHttp(int body) {
    this.body = body;
  }

  /**
   * Sends a request.
   *
   * @param limit the time from connecting to the last byte
   * @throws IOException when there is no answer of HTTP; {@link ConnectException} when no address
   *     takes the connection, {@link SocketTimeoutException} when the time is over
   */
  public Answer send(Target target, OutgoingRequest request, Duration limit) throws IOException {
    return Trace.call("http request", () -> noted(target, request, limit));
  }

  /** Neither path nor query: both may hold secrets. */
  private Answer noted(Target target, OutgoingRequest request, Duration limit) throws IOException {
    Trace.note("http.request.method", request.method());
    Trace.note("server.address", target.host());
    var answer = timed(target, request, limit);
    Trace.note("http.response.status_code", String.valueOf(answer.status()));
    return answer;
  }

  private Answer timed(Target target, OutgoingRequest request, Duration limit) throws IOException {
    var alarm = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    try (var dial = new Dial()) {
      var ended = CompletableFuture.runAsync(dial::close, alarm);
      try {
        var answer = exchange(dial, target, request);
        return answer.ending() == Ending.CUT && dial.closed() ? answer.late() : answer;
      } catch (IOException e) {
        throw dial.closed() ? new SocketTimeoutException("The time is over") : e;
      } finally {
        ended.cancel(false);
      }
    }
  }

  private Answer exchange(Dial dial, Target target, OutgoingRequest request) throws IOException {
    var socket = dial.connect(target);
    var channel = target.secure() ? secured(socket, target) : socket;
    channel.getOutputStream().write(request.bytes(target));
    channel.getOutputStream().flush();
    var in = new BufferedInputStream(channel.getInputStream());
    return new AnswerReader(in, body).read(request.method());
  }

  /**
   * On this machine any certificate will do: it is the address that says who answers, and
   * certificates of development are signed by whom nobody trusts. Elsewhere the name must fit.
   */
  private static Socket secured(Socket socket, Target target) throws IOException {
    try {
      boolean local = socket.getInetAddress().isLoopbackAddress();
      var sockets = (local ? trusting() : SSLContext.getDefault()).getSocketFactory();
      var secured = (SSLSocket) sockets.createSocket(socket, target.host(), target.port(), true);
      if (!local) {
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
      }
      secured.startHandshake();
      return secured;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static SSLContext trusting() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyCertificate()}, null);
    return context;
  }
}
