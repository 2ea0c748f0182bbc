package dev.ostiary.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.common.Time;
import dev.ostiary.outgoing.OutgoingRequest.Header;
import dev.ostiary.tls.LocalCa;
import dev.ostiary.tls.LocalCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way out against servers that are slow, endless, forwarding or somewhere else. */
@Timeout(60)
class OutgoingHttpTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration SHORT = Duration.ofMillis(600);
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger resolved = new AtomicInteger();
  private final AtomicReference<String> seen = new AtomicReference<>("");
  private Duration total = Duration.ofSeconds(20);
  private ServerSocket server;
  private volatile Script script = says("HTTP/1.1 200 OK\r\n\r\nfine");

  private interface Script {
    void play(OutputStream out) throws IOException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 100, LOOPBACK);
    Thread.startVirtualThread(
        () -> {
          while (!server.isClosed()) {
            try {
              var socket = server.accept();
              // Before it counts: whoever has waited for that may change the script.
              var now = script;
              connected.incrementAndGet();
              Thread.startVirtualThread(() -> serve(socket, now));
            } catch (IOException e) {
              // The test is over.
            }
          }
        });
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve(Socket socket, Script now) {
    try (socket) {
      var in = socket.getInputStream();
      while (!String.valueOf(seen.get()).contains("\r\n\r\n")) {
        seen.accumulateAndGet(String.valueOf((char) in.read()), String::concat);
      }
      now.play(socket.getOutputStream());
      socket.shutdownOutput();
      in.readAllBytes();
    } catch (IOException e) {
      // The caller hung up.
    }
  }

  private static Script says(String text) {
    return out -> out.write(text.getBytes(ISO_8859_1));
  }

  private static void forever(OutputStream out, String text, long pauseNanos) throws IOException {
    while (true) {
      out.write(text.getBytes(ISO_8859_1));
      out.flush();
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private OutgoingHttp http(String allowed, Resolver resolver) {
    var rules =
        new Destinations.Rules(
            new OutgoingAddresses(allowed), false, Set::of, Destinations::ofThisMachine);
    return new OutgoingHttp(
        rules,
        host -> {
          resolved.incrementAndGet();
          return resolver.resolve(host);
        },
        total);
  }

  private OutgoingHttp http() {
    return http("127.0.0.0/8 ::1/128", host -> new InetAddress[] {LOOPBACK});
  }

  private URI url() {
    return WebAddress.of("http://api.example.test:" + server.getLocalPort() + "/x?y=z");
  }

  private static OutgoingRequest get() {
    return new OutgoingRequest("GET", List.of(), new byte[0]);
  }

  private Answer ask() {
    return http().send("tenant", url(), get());
  }

  private void refused(String message) {
    seen.set("");
    assertThatThrownBy(this::ask).isInstanceOf(Refusal.class).hasMessage(message);
  }

  @Test
  void answersComeBackAsTheyAre() {
    script =
        says(
            String.join(
                "\r\n",
                "HTTP/1.1 103 Early Hints",
                "Link: x",
                "",
                "HTTP/1.1 404 Not here",
                "Set-Cookie: a=1",
                "Set-Cookie: b=2",
                "Transfer-Encoding: chunked",
                "",
                "3",
                "abc",
                "2;x=y",
                "de",
                "0",
                "",
                ""));
    var answer = ask();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.statusText()).isEqualTo("Not here");
    assertThat(answer.headers().get("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(new String(answer.body(), ISO_8859_1)).isEqualTo("abcde");
    assertThat(seen.get())
        .startsWith("GET /x?y=z HTTP/1.1\r\nHost: api.example.test:" + server.getLocalPort());
  }

  @Test
  @DisplayName("OUT-02 the checked address is the one that is called: there is no second look-up")
  void namesAreResolvedOnce() throws UnknownHostException {
    var answers = new ArrayList<InetAddress>();
    answers.add(LOOPBACK);
    var http = http("127.0.0.1/32", host -> new InetAddress[] {answers.removeFirst()});
    assertThat(http.send("tenant", url(), get()).status()).isEqualTo(200);
    assertThat(resolved).hasValue(1);
    // And the other way round: public when it is checked, internal afterwards.
    answers.add(InetAddress.getByName("192.0.2.1"));
    answers.add(LOOPBACK);
    assertThatThrownBy(
            () ->
                http("192.0.2.0/24", h -> new InetAddress[] {answers.removeFirst()})
                    .send("tenant", url(), get()))
        .isInstanceOf(Refusal.class);
    assertThat(connected).hasValue(1);
    assertThat(resolved).hasValue(2);
  }

  @Test
  @DisplayName("OUT-02 OUT-07 a name with one internal address among others is not called")
  void oneInternalAddressIsEnough() throws UnknownHostException {
    var open = InetAddress.getByName("93.184.215.14");
    var https = WebAddress.of("https://api.example.test:" + server.getLocalPort() + "/");
    for (var addresses :
        List.of(new InetAddress[] {open, LOOPBACK}, new InetAddress[] {LOOPBACK})) {
      assertThatThrownBy(() -> http("", host -> addresses).send("tenant", https, get()))
          .hasMessage("The host has no public address");
    }
    assertThatThrownBy(
            () ->
                http(
                        "",
                        host -> {
                          throw new UnknownHostException(host);
                        })
                    .send("tenant", https, get()))
        .hasMessage("The host has no public address");
    assertThat(connected).hasValue(0);
  }

  @Test
  @DisplayName("OUT-03 a redirect is an answer: nobody follows it")
  void redirectsAreNotFollowed() {
    script =
        says(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                + server.getLocalPort()
                + "\r\n\r\n");
    assertThat(ask().status()).isEqualTo(302);
    assertThat(connected).hasValue(1);
  }

  @Test
  @DisplayName("OUT-05 silence and slow drops end with the time")
  void slownessEnds() {
    total = SHORT;
    long start = Time.ticks();
    script = out -> LockSupport.parkNanos(3_000_000_000L);
    refused("No answer within 0 seconds");
    script = out -> forever(out, "H", 20_000_000);
    refused("No answer within 0 seconds");
    script = out -> forever(out, "HTTP/1.1 200 OK\r\n\r\n", 20_000_000);
    refused("No answer within 0 seconds");
    script = out -> forever(out, "HTTP/1.1 100 Go on\r\n\r\n", 20_000_000);
    refused("No answer within 0 seconds");
    assertThat(Duration.ofNanos(Time.ticks() - start)).isLessThan(SHORT.multipliedBy(6));
  }

  @Test
  @DisplayName("OUT-05 what has no end or is too large is not kept")
  void sizeEnds() {
    script = out -> forever(out, "HTTP/1.1 200 OK\r\n\r\n" + "b".repeat(70_000), 0);
    refused("The answer is larger than 1 MiB");
    script = says("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + "b".repeat(1 << 21));
    refused("The answer is larger than 1 MiB");
    var chunk = "10000\r\n" + "c".repeat(65_536) + "\r\n";
    script = says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(20));
    refused("The answer is larger than 1 MiB");
    script = out -> forever(out, "HTTP/1.1 200 OK\r\nX: y\r\n", 0);
    refused("The answer is not HTTP, or its head is too long");
    script = out -> forever(out, "HTTP/1.1 100 Go on\r\n\r\n", 0);
    refused("The answer is not HTTP, or its head is too long");
    script = out -> forever(out, "x", 0);
    refused("The answer is not HTTP, or its head is too long");
  }

  @Test
  void exactlyOneMebibyteIsFine() {
    script = says("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n" + "b".repeat(1 << 20));
    assertThat(ask().body()).hasSize(1 << 20);
  }

  @Test
  void halfAnAnswerIsNone() {
    script = says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    refused("The answer ended early");
    script = says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc");
    refused("The answer ended early");
    script = says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nabc");
    refused("The answer ended early");
    script = says("hello\r\n\r\n");
    refused("The answer is not HTTP, or its head is too long");
    script = says("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b");
    refused("The answer is compressed, which was not asked for");
  }

  @Test
  @DisplayName("OUT-05 a tenant makes so many calls at a time, and takes nothing from others")
  void callsAtATimeAreCounted() throws Exception {
    var release = new CountDownLatch(1);
    var http = http();
    script =
        out -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    var all = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 32; i++) {
      all.add(quietly(http));
    }
    while (connected.get() < 32) {
      Thread.onSpinWait();
    }
    var more = quietly(http);
    script = says("HTTP/1.1 200 OK\r\n\r\nfine");
    assertThat(http.send("another", url(), get()).status()).isEqualTo(200);
    assertThat(connected).hasValue(33);
    release.countDown();
    more.get();
    for (var one : all) {
      one.get();
    }
  }

  private CompletableFuture<Void> quietly(OutgoingHttp http) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            http.send("tenant", url(), get());
          } catch (Refusal e) {
            // It waited in vain, as it should.
          }
        },
        Thread::startVirtualThread);
  }

  @Test
  @DisplayName("OUT-05 look-ups that hang hold up their tenant only")
  void lookUpsThatHangHoldUpTheirTenantOnly() {
    var release = new CountDownLatch(1);
    var http =
        http(
            "127.0.0.0/8",
            host -> {
              if (host.startsWith("slow")) {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
              return new InetAddress[] {LOOPBACK};
            });
    var slow = WebAddress.of("http://slow.example.test:" + server.getLocalPort() + "/");
    var all =
        java.util.stream.IntStream.range(0, 80)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> assertThatThrownBy(() -> http.send("slow", slow, get())),
                        Thread::startVirtualThread))
            .toList();
    assertThat(http.send("tenant", url(), get()).status()).isEqualTo(200);
    assertThat(resolved.get()).isLessThanOrEqualTo(5);
    all.forEach(CompletableFuture::join);
    release.countDown();
  }

  @Test
  @DisplayName("OUT-05 a host that is silent again and again is left alone")
  void silentHostsAreLeftAlone() throws IOException {
    var http = http();
    var free = new ServerSocket(0, 1, LOOPBACK);
    free.close();
    var url = WebAddress.of("http://api.example.test:" + free.getLocalPort() + "/");
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> http.send("tenant", url, get()))
          .hasMessage("The host does not take the connection");
    }
    assertThatThrownBy(() -> http.send("tenant", url, get())).hasMessageContaining("left alone");
    assertThatThrownBy(() -> http.send("another", url, get()))
        .hasMessage("The host does not take the connection");
  }

  @Test
  void whatBelongsToTheConnectionIsNotTheAskers() {
    var headers =
        List.of(
            new Header("Host", "internal"),
            new Header("content-length", "0"),
            new Header("Transfer-Encoding", "chunked"),
            new Header("Proxy-Authorization", "x"),
            new Header("X-Key", "k"),
            new Header("Accept", "text/plain"));
    http().send("tenant", url(), new OutgoingRequest("POST", headers, "body".getBytes(ISO_8859_1)));
    assertThat(seen.get())
        .contains("\r\nX-Key: k\r\n", "\r\nAccept: text/plain\r\n", "\r\nContent-Length: 4\r\n")
        .doesNotContain("internal", "chunked", "Proxy", "*/*", "Content-Length: 0");
  }

  @Test
  void requestsThatWouldBeTwoAreRefused() {
    for (var header :
        List.of(
            new Header("X", "a\r\nY: b"),
            new Header("X\r\nY", "a"),
            new Header("X", "a\nb"),
            new Header("X", "a\0"),
            new Header("", "a"),
            new Header("X Y", "a"),
            new Header("X", "ŝ"),
            new Header("X", "a".repeat(40_000)))) {
      assertThatThrownBy(() -> new OutgoingRequest("GET", List.of(header), new byte[0]))
          .isInstanceOf(Refusal.class);
    }
    for (var method : List.of("", "GET /x HTTP/1.1\r\n\r\nGET", "CONNECT", "trace", "G T")) {
      assertThatThrownBy(() -> new OutgoingRequest(method, List.of(), new byte[0]))
          .isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> new OutgoingRequest("PUT", List.of(), new byte[(1 << 20) + 1]))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused(@TempDir Path data) throws Exception {
    var own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
            .findFirst();
    Assumptions.assumeTrue(own.isPresent());
    var address = own.orElseThrow();
    var time = new Time();
    var certificates =
        new LocalCertificates(LocalCa.open(data.resolve("tls"), time.now()), h -> true, time);
    var sockets = certificates.context().getServerSocketFactory();
    try (var secure = sockets.createServerSocket(0, 5, address)) {
      Thread.startVirtualThread(
          () -> {
            try (var socket = secure.accept()) {
              socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            } catch (IOException e) {
              // The caller hung up.
            }
          });
      var url = WebAddress.of("https://api.localhost:" + secure.getLocalPort() + "/");
      var range = address.getHostAddress().replaceFirst("%.*", "");
      var http = http(range, host -> new InetAddress[] {address});
      assertThatThrownBy(() -> http.send("tenant", url, get()))
          .hasMessage("The host's certificate or TLS is not accepted");
    }
  }
}
