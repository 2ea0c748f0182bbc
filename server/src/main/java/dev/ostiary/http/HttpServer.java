package dev.ostiary.http;

import dev.ostiary.common.AddressQuota;
import dev.ostiary.common.Time;
import dev.ostiary.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty with one virtual thread per request. Listens where it is told; 0 chooses a free port. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final long STOP_MILLIS = 10_000;
  private static final int MAX_HEADER_BYTES = 32 * 1024;

  private static final long LOOK_NANOS = 1_000_000_000L;
  private final Server jetty;
  private final JettyHandler handler;
  private final AddressQuota quota;
  private final @Nullable ServerConnector secure;
  private final @Nullable ServerConnector plain;

  /**
   * Where to listen.
   *
   * @param host address to bind, null for all
   * @param port https port, negative for none
   * @param plainPort http port, negative for none
   * @param trustProxy whether {@code X-Forwarded-For} of the peer names the client
   * @param connections how many there are at once, in all and of one address
   */
  public record Listen(
      @Nullable String host,
      int port,
      int plainPort,
      boolean trustProxy,
      Connections connections) {}

  /**
   * Connections at once.
   *
   * @param all beyond, new ones wait to be taken
   * @param ofOne beyond, new ones of an address are closed; a trusted proxy has no such limit
   */
  public record Connections(int all, int ofOne) {}

  /** A server that is not started yet. */
  public HttpServer(Listen listen, @Nullable Tls tls, Exchange exchange) {
    var threads = new QueuedThreadPool(64, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    jetty = new Server(threads);
    jetty.setStopTimeout(STOP_MILLIS);
    jetty.setErrorHandler(new JettyErrors());
    quota =
        new AddressQuota(listen.trustProxy() ? Integer.MAX_VALUE : listen.connections().ofOne());
    secure = listen.port() < 0 || tls == null ? null : connector(listen, listen.port(), tls);
    plain = listen.plainPort() < 0 ? null : connector(listen, listen.plainPort(), null);
    handler = new JettyHandler(exchange, listen.trustProxy());
    // It waits for requests in progress when the server stops.
    jetty.setHandler(new GracefulHandler(handler));
    jetty.addBean(new NetworkConnectionLimit(listen.connections().all(), jetty));
  }

  private ServerConnector connector(Listen listen, int port, @Nullable Tls tls) {
    var config = new HttpConfiguration();
    config.setRequestHeaderSize(MAX_HEADER_BYTES);
    config.setResponseHeaderSize(MAX_HEADER_BYTES);
    config.setSendServerVersion(false);
    // Jetty would remember the fields of a connection. Tokens are long and all different: to look
    // for one takes longer than to read it. If it ever remembers again, then by exact letters, or
    // a value that begins like an earlier one but for their case would become that other token.
    config.setHeaderCacheSize(0);
    config.setHeaderCacheCaseSensitive(true);
    config.setSendDateHeader(true);
    // Identifiers arrive as %2F, %7C and %25 in one segment of a path; this server splits the raw
    // path itself.
    config.setUriCompliance(UriCompliance.UNSAFE);
    config.setIdleTimeout(30_000);
    var http = new HttpConnectionFactory(config);
    ServerConnector connector;
    if (tls == null) {
      connector = new Counted(http);
    } else {
      config.addCustomizer(new SecureRequestCustomizer(false));
      connector = new Counted(new SslConnectionFactory(context(tls), "http/1.1"), http);
    }
    connector.setHost(listen.host());
    connector.setPort(port);
    connector.setIdleTimeout(60_000);
    connector.setAcceptQueueSize(1024);
    jetty.addConnector(connector);
    return connector;
  }

  /** Counts the connections of each address and ends those that take too long to say anything. */
  private final class Counted extends ServerConnector {
    private final Set<EndPoint> refused = ConcurrentHashMap.newKeySet();
    private volatile long looked = Time.ticks();

    Counted(ConnectionFactory... factories) {
      super(jetty, 1, 1, factories);
    }

    @Override
    protected void doStart() throws Exception {
      super.doStart();
      look();
    }

    @Override
    protected void onEndPointOpened(EndPoint endPoint) {
      super.onEndPointOpened(endPoint);
      if (!quota.take(address(endPoint))) {
        refused.add(endPoint);
        endPoint.close();
      }
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
      if (!refused.remove(endPoint)) {
        quota.giveBack(address(endPoint));
      }
      super.onEndPointClosed(endPoint);
    }

    private void look() {
      if (isRunning() || isStarting()) {
        // A machine that is late itself cannot tell who is slow.
        long now = Time.ticks();
        if (now - looked < 2 * LOOK_NANOS) {
          getConnectedEndPoints().forEach(SlowHeads::endIfSlow);
        }
        looked = now;
        getScheduler().schedule(this::look, LOOK_NANOS, TimeUnit.NANOSECONDS);
      }
    }
  }

  private static InetAddress address(EndPoint endPoint) {
    return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress socket
            && socket.getAddress() != null
        ? socket.getAddress()
        : InetAddress.getLoopbackAddress();
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

  /** Connections of clients that are open. */
  public int connections() {
    return Arrays.stream(jetty.getConnectors())
        .mapToInt(connector -> connector.getConnectedEndPoints().size())
        .sum();
  }

  /** Goes on to answer, and lets each connection end with its answer. */
  public void stopping() {
    handler.stopping();
  }

  @Override
  public void close() {
    stopping();
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
