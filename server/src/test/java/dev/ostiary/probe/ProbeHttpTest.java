package dev.ostiary.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.outgoing.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request has an end, whatever the other side does. */
@Timeout(20)
class ProbeHttpTest {
  private final ProbeHttp http = new ProbeHttp(Duration.ofMillis(700));

  private interface Script {
    void play(OutputStream out) throws IOException;
  }

  private Reply ask(Script script) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> serve(server, script));
      var url = URI.create("http://localhost:" + server.getLocalPort() + "/x");
      return http.send(new Target(url, List.of(InetAddress.getLoopbackAddress())), "GET", "token");
    }
  }

  private static void serve(ServerSocket server, Script script) {
    try (Socket socket = server.accept()) {
      script.play(socket.getOutputStream());
    } catch (IOException e) {
      // The caller hung up.
    }
  }

  private static Script says(String text) {
    return out -> out.write(text.getBytes(US_ASCII));
  }

  private static void drip(OutputStream out, String text) throws IOException {
    while (true) {
      out.write(text.getBytes(US_ASCII));
      out.flush();
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void readsWhatServersSend() throws IOException {
    var plain = ask(says("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n\r\nno"));
    assertThat(plain.status()).isEqualTo(401);
    assertThat(plain.challenges()).isTrue();
    assertThat(plain.body()).isEqualTo("no");
    var interim = "HTTP/1.1 100 Continue\r\n\r\n";
    var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    var chunked = ask(says(interim + head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"));
    assertThat(chunked.status()).isEqualTo(200);
    assertThat(chunked.body()).isEqualTo("abcde");
    assertThat(ask(says("HTTP/1.0 403 \nServer: a\nServer: b\n\n")).header("server"))
        .isEqualTo("a, b");
  }

  @Test
  void whatIsNotHttpIsNoAnswer() throws IOException {
    for (var text : List.of("", "hello\r\n\r\n", "HTTP/1.1 999 x\r\n\r\n", "HTTP/1.1 200 OK\r\n")) {
      assertThat(ask(says(text)).status()).as(text).isZero();
    }
    var gone =
        new Target(URI.create("http://localhost:1/"), List.of(InetAddress.getLoopbackAddress()));
    assertThat(http.send(gone, "GET", null).status()).isZero();
  }

  @Test
  @DisplayName("OUT-05 silence, slow drops and endless headers or bodies come to an end")
  void everythingHasAnEnd() throws IOException {
    assertThat(ask(out -> LockSupport.parkNanos(3_000_000_000L)).status()).isZero();
    assertThat(ask(out -> drip(out, "H")).status()).isZero();
    assertThat(ask(out -> drip(out, "HTTP/1.1 200 OK\r\n")).status()).isZero();
    var header = "X-A: " + "a".repeat(1000) + "\r\n";
    assertThat(ask(says("HTTP/1.1 200 OK\r\n" + header.repeat(40) + "\r\n")).status()).isZero();
    var slow = ask(out -> drip(out, "HTTP/1.1 200 OK\r\n\r\n"));
    assertThat(slow.status()).isEqualTo(200);
    var endless = ask(says("HTTP/1.1 200 OK\r\n\r\n" + "b".repeat(200_000)));
    assertThat(endless.body()).hasSize(64 * 1024);
    var chunk = "2000\r\n" + "c".repeat(8192) + "\r\n";
    var chunks =
        ask(says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(20)));
    assertThat(chunks.body()).hasSize(64 * 1024);
  }

  @Test
  @DisplayName("OUT-03 a redirect is an answer and nothing more")
  void redirectsAreNotFollowed() throws IOException {
    var calls = new AtomicInteger();
    try (var elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> serve(elsewhere, out -> calls.incrementAndGet()));
      var to = "http://localhost:" + elsewhere.getLocalPort() + "/";
      var reply = ask(says("HTTP/1.1 302 Found\r\nLocation: " + to + "\r\n\r\n"));
      assertThat(reply.status()).isEqualTo(302);
    }
    assertThat(calls).hasValue(0);
  }

  @Test
  void theRequestIsWhatItShouldBe() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var seen = new StringBuilder();
      var thread =
          Thread.startVirtualThread(
              () -> {
                try (var socket = server.accept()) {
                  var in = socket.getInputStream();
                  while (!seen.toString().endsWith("{}")) {
                    seen.append((char) in.read());
                  }
                  socket.getOutputStream().write("HTTP/1.1 201 \r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                  seen.append(e);
                }
              });
      var url = URI.create("http://localhost:" + server.getLocalPort() + "/a/b?c=d");
      var target = new Target(url, List.of(InetAddress.getLoopbackAddress()));
      assertThat(http.send(target, "POST", "t").status()).isEqualTo(201);
      thread.join();
      assertThat(seen.toString())
          .startsWith("POST /a/b?c=d HTTP/1.1\r\nHost: localhost:" + server.getLocalPort())
          .contains("\r\nAuthorization: Bearer t\r\n", "\r\nContent-Length: 2\r\n\r\n{}");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
