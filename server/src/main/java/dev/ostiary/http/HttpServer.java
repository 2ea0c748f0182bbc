package dev.ostiary.http;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty with one virtual thread per request. Listens where it is told; 0 chooses a free port. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final long STOP_MILLIS = 5_000;
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private final Server jetty;
  private final @Nullable ServerConnector secure;
  private final @Nullable ServerConnector plain;

  /**
   * Where to listen.
   *
   * @param host address to bind, null for all
   * @param port https port, negative for none
   * @param plainPort http port, negative for none
   * @param trustProxy whether {@code X-Forwarded-For} of the peer names the client
   */
  public record Listen(@Nullable String host, int port, int plainPort, boolean trustProxy) {}

  /** A server that is not started yet. */
  public HttpServer(Listen listen, @Nullable Tls tls, Exchange exchange) {
    var threads = new QueuedThreadPool(64, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    jetty = new Server(threads);
    jetty.setStopTimeout(STOP_MILLIS);
    jetty.setErrorHandler(new JettyErrors());
    secure = listen.port() < 0 || tls == null ? null : connector(listen, listen.port(), tls);
    plain = listen.plainPort() < 0 ? null : connector(listen, listen.plainPort(), null);
    jetty.setHandler(new JettyHandler(exchange, listen.trustProxy()));
  }

  private ServerConnector connector(Listen listen, int port, @Nullable Tls tls) {
    var config = new HttpConfiguration();
    config.setRequestHeaderSize(MAX_HEADER_BYTES);
    config.setResponseHeaderSize(MAX_HEADER_BYTES);
    config.setSendServerVersion(false);
    config.setSendDateHeader(true);
    // Identifiers arrive as %2F, %7C and %25 in one segment of a path; this server splits the raw
    // path itself.
    config.setUriCompliance(UriCompliance.UNSAFE);
    config.setIdleTimeout(30_000);
    var http = new HttpConnectionFactory(config);
    ServerConnector connector;
    if (tls == null) {
      connector = new ServerConnector(jetty, 1, 1, http);
    } else {
      config.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              jetty, 1, 1, new SslConnectionFactory(context(tls), "http/1.1"), http);
    }
    connector.setHost(listen.host());
    connector.setPort(port);
    connector.setIdleTimeout(60_000);
    connector.setAcceptQueueSize(1024);
    jetty.addConnector(connector);
    return connector;
  }

  private static SslContextFactory.Server context(Tls tls) {
    var context = new SslContextFactory.Server();
    switch (tls) {
      case Tls.Stored stored -> {
        context.setKeyStorePath(stored.keyStore().toString());
        context.setKeyStorePassword(stored.password());
      }
      case Tls.Local local -> context.setSslContext(local.certificates().context());
    }
    context.setSniRequired(false);
    return context;
  }

  /**
   * Starts listening.
   *
   * @throws IOException when a port is taken
   */
  public void start() throws Exception {
    jetty.start();
  }

  /** The https port in use, or -1. */
  public int port() {
    return secure == null ? -1 : secure.getLocalPort();
  }

  /** The http port in use, or -1. */
  public int plainPort() {
    return plain == null ? -1 : plain.getLocalPort();
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (TimeoutException e) {
      // Somebody still held a connection open. It is cut, and what comes after must close as well.
      LOG.info("Connections were cut after {} ms", STOP_MILLIS);
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server did not stop", e);
    }
  }
}
