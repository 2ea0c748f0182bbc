package dev.ostiary;

import static dev.ostiary.AnswerAssert.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: it says that it is not ready, finishes what it has begun, and ends. */
class GracefulStopTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String BODY = HttpCalls.encode(CrashWork.administration());

  @TempDir Path data;

  @Test
  @DisplayName("R5 R24 of the requests that are under way none is cut")
  void noRequestIsCut() throws Exception {
    try (var server = ServerProcess.spawn(data, ServerProcess.classPath(data));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var http = server.ready();
      var halves = new ArrayList<Socket>();
      for (int i = 0; i < 20; i++) {
        halves.add(half(http));
      }
      // Their heads are read when one who came later has an answer.
      assertThat(http.get("/health/ready")).hasStatus(200);
      var stopped = CompletableFuture.runAsync(server::stop, threads);
      Await.until("not ready", SOON, () -> http.get("/health/ready").status() == 503);
      var late = http.form("/oauth/token", CrashWork.administration());
      assertThat(late).hasStatus(200).hasHeader("connection", "close");
      var answers = new ArrayList<Future<String>>();
      for (var socket : halves) {
        answers.add(threads.submit(rest(socket)));
      }
      for (var answer : answers) {
        assertThat(answer.get()).startsWith("HTTP/1.1 200 ").contains("access_token");
      }
      stopped.join();
      assertThat(List.of(server.ended())).containsExactly(true);
    }
  }

  private static Socket half(HttpCalls http) throws IOException {
    var at = URI.create(http.base());
    var socket = new Socket(at.getHost(), at.getPort());
    socket.setSoTimeout((int) SOON.toMillis());
    var head =
        "POST /oauth/token HTTP/1.1\r\nHost: id.example\r\nContent-Length: "
            + BODY.length()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
    socket.getOutputStream().write((head + BODY.substring(0, 20)).getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static Callable<String> rest(Socket socket) {
    return () -> {
      try (socket) {
        socket.getOutputStream().write(BODY.substring(20).getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
      }
    };
  }
}
