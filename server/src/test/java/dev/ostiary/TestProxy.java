package dev.ostiary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A reverse proxy on this machine: adds the caller, whom it takes for 198.51.100.9, to {@code
 * X-Forwarded-For} and says by which scheme it was called.
 */
final class TestProxy implements AutoCloseable {
  private final HttpServer http;
  private final String proto;
  private volatile String target = "";

  TestProxy(String proto) throws IOException {
    this.proto = proto;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::pass);
    http.start();
  }

  /** Its own address. */
  String url() {
    return "http://localhost:" + http.getAddress().getPort() + "/";
  }

  /** Where it leads from now on. */
  void to(String server) {
    target = server;
  }

  private void pass(HttpExchange exchange) throws IOException {
    var connection =
        (HttpURLConnection) URI.create(target + exchange.getRequestURI()).toURL().openConnection();
    var headers = exchange.getRequestHeaders();
    var authorization = headers.getFirst("Authorization");
    if (authorization != null) {
      connection.setRequestProperty("Authorization", authorization);
    }
    var before = headers.getFirst("X-Forwarded-For");
    connection.setRequestProperty(
        "X-Forwarded-For", (before == null ? "" : before + ", ") + "198.51.100.9");
    connection.setRequestProperty("X-Forwarded-Proto", proto);
    int status = connection.getResponseCode();
    var in = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    var body = in == null ? new byte[0] : in.readAllBytes();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
