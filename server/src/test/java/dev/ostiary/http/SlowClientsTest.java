package dev.ostiary.http;

import static dev.ostiary.AnswerAssert.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Await;
import dev.ostiary.TestServer;
import dev.ostiary.config.Setting;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients that are slow on purpose, or send far too much (R14). Real sockets, byte by byte. */
class SlowClientsTest {
  private static final Duration END = Duration.ofSeconds(30);
  private static final String TOKEN = "a-token-for-figures";
  private static final String HOST = "Host: localhost\r\n";
  private static final TestServer server =
      TestServer.start(Map.of(Setting.CONNECTIONS_PER_ADDRESS, "60"));

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Socket connect() throws IOException {
    var socket = new Socket("localhost", server.parts().plainPort());
    socket.setSoTimeout((int) END.toMillis());
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  /** The status line, or nothing when the connection was cut. */
  private static String status(Socket socket) throws IOException {
    try {
      var text = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return text.isEmpty() ? "" : text.substring(0, text.indexOf("\r\n"));
    } catch (SocketException e) {
      return "";
    }
  }

  /** Sends a byte now and then until the server has had enough; what it said. */
  private static String drip(String start, String drop) throws IOException {
    try (var socket = connect()) {
      send(socket, start);
      long end = System.nanoTime() + END.toNanos();
      while (System.nanoTime() < end && socket.getInputStream().available() == 0) {
        LockSupport.parkNanos(200_000_000);
        send(socket, drop);
      }
      return status(socket);
    } catch (SocketException e) {
      return "";
    }
  }

  @Test
  @DisplayName("R14 slow heads and slow bodies are ended, and others are served beside them")
  void slowHeadsAndBodiesAreEnded() throws Exception {
    var post = "POST /oauth/token HTTP/1.1\r\n" + HOST;
    var form = "Content-Type: application/x-www-form-urlencoded\r\n";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var heads = new ArrayList<Future<String>>();
      var bodies = new ArrayList<Future<String>>();
      for (int i = 0; i < 10; i++) {
        heads.add(threads.submit(() -> drip("GET / HTTP/1.1\r\n" + HOST + "X: ", "x")));
        heads.add(threads.submit(() -> drip("GE", "T")));
        bodies.add(threads.submit(() -> drip(post + form + "Content-Length: 100000\r\n\r\n", "x")));
        bodies.add(
            threads.submit(
                () -> drip(post + form + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")));
      }
      while (heads.stream().anyMatch(f -> !f.isDone())) {
        assertThat(server.http().get("/.well-known/jwks.json")).hasStatus(200);
        assertThat(server.http().form("/oauth/token", Map.of("client_id", "x"))).hasStatus(401);
        LockSupport.parkNanos(50_000_000);
      }
      for (var head : heads) {
        // 408 when it got through before the client's next byte met a closed connection.
        assertThat(head.get()).matches("(HTTP/1.1 (408|400) .*)?");
      }
      for (var body : bodies) {
        assertThat(body.get()).startsWith("HTTP/1.1 408 ");
      }
    }
  }

  @Test
  @DisplayName("R14 a connection on which nothing is ever said is ended")
  void aSilentConnectionIsEnded() throws Exception {
    try (var socket = connect()) {
      assertThat(status(socket)).isEmpty();
    }
  }

  @Test
  @DisplayName("R14 a body that stops half-way is given up")
  void aBodyThatStopsIsGivenUp() throws Exception {
    try (var socket = connect()) {
      send(socket, "POST /oauth/token HTTP/1.1\r\n" + HOST + "Content-Length: 1000\r\n\r\nhalf");
      assertThat(status(socket)).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  @DisplayName("R14 one address has only so many connections, and others after them")
  void oneAddressHasOnlySoManyConnections() throws Exception {
    var held = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 100; i++) {
        held.add(connect());
      }
      Await.until("some are cut", END, () -> held.stream().anyMatch(SlowClientsTest::cut));
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
    Await.until(
        "room again", END, () -> server.http().get("/.well-known/jwks.json").status() == 200);
  }

  private static boolean cut(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static String answer(String request) throws IOException {
    try (var socket = connect()) {
      try {
        send(socket, request);
      } catch (SocketException e) {
        // It has heard enough.
      }
      return status(socket);
    }
  }

  @Test
  @DisplayName("DOS-01 heads that are too large are refused")
  void largeHeadsAreRefused() throws Exception {
    var large = "x".repeat(1 << 20);
    assertThat(answer("GET /" + large + " HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 414");
    assertThat(answer("GET / HTTP/1.1\r\n" + HOST + "X: " + large + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    var many = new StringBuilder("GET /authorize HTTP/1.1\r\nConnection: close\r\n" + HOST);
    for (int i = 0; i < 101; i++) {
      many.append("X").append(i).append(": 1\r\n");
    }
    assertThat(answer(many + "\r\n")).startsWith("HTTP/1.1 431");
  }

  @Test
  @DisplayName("DOS-01 bodies that are too large, too deep or without end are refused")
  void largeBodiesAreRefused() throws Exception {
    var post = "POST /oauth/token HTTP/1.1\r\n" + HOST;
    var json = post + "Content-Type: application/json\r\n";
    assertThat(answer(post + "Content-Length: 1073741824\r\n\r\n")).startsWith("HTTP/1.1 413");
    var chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
    assertThat(answer(post + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(6_000)))
        .startsWith("HTTP/1.1 413");
    assertThat(answer(close(json, "{\"a\":" + "[".repeat(100_000)))).startsWith("HTTP/1.1 400");
    var parameters = new StringBuilder("a=1");
    for (int i = 0; i < 100_000; i++) {
      parameters.append("&p").append(i).append("=1");
    }
    assertThat(
            answer(
                close(
                    post + "Content-Type: application/x-www-form-urlencoded\r\n",
                    parameters.toString())))
        .startsWith("HTTP/1.1 400");
    assertThat(List.of(server.http().get("/health/live").status())).containsExactly(200);
  }

  private static String close(String head, String body) {
    return head + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  @DisplayName("R14 who does not read holds nobody up, and is cut")
  void whoDoesNotReadIsCut() throws Exception {
    try (var own = TestServer.start(Map.of(Setting.METRICS_TOKEN, TOKEN));
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var socket = new Socket("localhost", own.parts().plainPort())) {
      // Far more answers than buffers hold; nobody reads them.
      var ask = "GET /dashboard/ HTTP/1.1\r\n" + HOST + "\r\n";
      threads.execute(
          () -> {
            try {
              send(socket, ask.repeat(100_000));
            } catch (IOException e) {
              // It is cut.
            }
          });
      Await.until("connected", END, () -> connections(own) == 2);
      // The one that is left asks for this figure.
      Await.until("cut", END.multipliedBy(3), () -> connections(own) == 1);
    }
  }

  private static int connections(TestServer own) {
    assertThat(own.http().get("/.well-known/jwks.json")).hasStatus(200);
    return own.http()
        .get("/metrics", "Authorization", "Bearer " + TOKEN)
        .body()
        .lines()
        .filter(line -> line.startsWith("ostiary_http_connections "))
        .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
        .sum();
  }
}
