package dev.ostiary.probe;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request on a connection of its own, to an address that was checked. Java's own
 * client resolves names itself, and could be led elsewhere by a second answer (OUT-02). No redirect
 * is followed (OUT-03); time and size have an end (OUT-05).
 */
final class PinnedHttp {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int MAX_ADDRESSES = 4;
  private static final int MAX_HEAD = 32 * 1024;
  private static final int MAX_BODY = 64 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  private final Duration limit;

  /**
   * A caller.
   *
   * @param limit the time that one request has, from connecting to the last byte
   */
  PinnedHttp(Duration limit) {
    this.limit = limit;
  }

  /** Sends a request; {@link Reply#NONE} when there is no answer in time, or not one of HTTP. */
  Reply send(Target target, String method, @Nullable String token) {
    // A name of this machine may have two addresses, of which servers often take only one.
    for (var address : target.addresses().stream().limit(MAX_ADDRESSES).toList()) {
      try {
        return exchange(target, address, method, token);
      } catch (ConnectException e) {
        // Nobody listens there.
      } catch (IOException e) {
        return Reply.NONE;
      }
    }
    return Reply.NONE;
  }

  private Reply exchange(Target target, InetAddress address, String method, @Nullable String token)
      throws IOException {
    var alarm = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    try (var socket = new Socket()) {
      var ended = CompletableFuture.runAsync(() -> close(socket), alarm);
      try {
        socket.connect(new InetSocketAddress(address, target.port()), CONNECT_MILLIS);
        var channel = target.secure() ? secured(socket, target) : socket;
        channel.getOutputStream().write(request(target, method, token));
        channel.getOutputStream().flush();
        return reply(new BufferedInputStream(channel.getInputStream()), method);
      } finally {
        ended.cancel(false);
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was closed already.
    }
  }

  /**
   * On this machine any certificate will do: it is the address that says who answers, and
   * certificates of development are signed by whom nobody trusts. Elsewhere the name must fit.
   */
  private static Socket secured(Socket socket, Target target) throws IOException {
    try {
      boolean local = socket.getInetAddress().isLoopbackAddress();
      var context = SSLContext.getInstance("TLS");
      context.init(null, local ? new TrustManager[] {new AnyCertificate()} : null, null);
      var secured =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, target.host(), target.port(), true);
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

  private static byte[] request(Target target, String method, @Nullable String token) {
    boolean body = List.of("POST", "PUT", "PATCH").contains(method);
    var head = new StringBuilder(method + " " + target.path() + " HTTP/1.1\r\n");
    head.append("Host: ").append(target.url().getRawAuthority()).append("\r\n");
    head.append("Connection: close\r\nAccept: application/json\r\n");
    head.append("Accept-Encoding: identity\r\nUser-Agent: Ostiary-Probe/1\r\n");
    if (token != null) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (body) {
      head.append("Content-Type: application/json\r\nContent-Length: 2\r\n");
    }
    return head.append("\r\n").append(body ? "{}" : "").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Reply reply(InputStream in, String method) throws IOException {
    int status;
    Map<String, String> headers;
    int budget = MAX_HEAD;
    do {
      var lines = head(in, budget);
      budget -= lines.stream().mapToInt(String::length).sum();
      var matcher = STATUS.matcher(lines.getFirst());
      if (!matcher.matches()) {
        throw new IOException("Not HTTP");
      }
      status = Integer.parseInt(matcher.group(1));
      headers = headers(lines);
    } while (status < 200);
    boolean bare = method.equals("HEAD") || status == 204 || status == 304;
    return new Reply(status, Map.copyOf(headers), bare ? "" : body(in, headers));
  }

  private static List<String> head(InputStream in, int budget) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (bytes.size() < budget) {
      var line = line(in, budget - bytes.size());
      if (line.isEmpty()) {
        if (bytes.size() == 0) {
          throw new IOException("No answer");
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
      }
      bytes.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    throw new IOException("Too many headers");
  }

  private static String line(InputStream in, int most) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > most) {
        throw new IOException("The answer ends early");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private static Map<String, String> headers(List<String> lines) {
    var headers = new HashMap<String, String>();
    for (var line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
      }
    }
    return headers;
  }

  /** As much of it as came: the status is known by now, and the text only helps to guess. */
  private static String body(InputStream in, Map<String, String> headers) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (headers
          .getOrDefault("transfer-encoding", "")
          .toLowerCase(Locale.ROOT)
          .equals("chunked")) {
        chunks(in, bytes);
      } else {
        var length = headers.getOrDefault("content-length", "");
        boolean known = length.matches("\\d{1,9}");
        int wanted = known ? Math.min(MAX_BODY, Integer.parseInt(length)) : MAX_BODY;
        copy(in, bytes, wanted);
      }
    } catch (IOException e) {
      // What came is enough.
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void chunks(InputStream in, ByteArrayOutputStream bytes) throws IOException {
    while (bytes.size() < MAX_BODY) {
      var size = line(in, 64).split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,7}") || Integer.parseInt(size, 16) == 0) {
        return;
      }
      copy(in, bytes, Math.min(MAX_BODY - bytes.size(), Integer.parseInt(size, 16)));
      line(in, 64);
    }
  }

  private static void copy(InputStream in, ByteArrayOutputStream bytes, int count)
      throws IOException {
    for (int left = count; left > 0; left--) {
      int c = in.read();
      if (c < 0) {
        return;
      }
      bytes.write(c);
    }
  }

  /** Trusts whatever answers; for connections that do not leave this machine, and no others. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
