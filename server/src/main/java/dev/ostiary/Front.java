package dev.ostiary;

import dev.ostiary.common.Time;
import dev.ostiary.common.Unavailable;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.http.Cors;
import dev.ostiary.http.Exchange;
import dev.ostiary.http.Gateway;
import dev.ostiary.http.HealthEndpoint;
import dev.ostiary.http.HttpServer;
import dev.ostiary.http.OAuthErrors;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.http.Router;
import dev.ostiary.login.LegacyErrors;
import dev.ostiary.management.ManagementErrors;
import dev.ostiary.telemetry.TracedExchange;
import dev.ostiary.tls.LocalCa;
import dev.ostiary.tls.LocalCertificates;
import dev.ostiary.tls.Tls;
import dev.ostiary.trace.Tracing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What listens, from the first moment on. Until there is a server behind it, which needs a
 * database, it lives, is not ready, and asks everybody to come again.
 */
final class Front implements AutoCloseable {
  private final HttpServer http;
  private volatile Exchange behind;
  private volatile Predicate<String> hosts = host -> false;
  private boolean listening;

  Front(Config config, Time time) {
    behind = new TracedExchange(starting(), Tracing.OFF, config.flag(Setting.TRUST_PROXY));
    http = new HttpServer(listen(config), tls(config, time), this::answer);
  }

  private static Exchange starting() {
    var health = new Router();
    new HealthEndpoint(() -> false).routes(health);
    return new Gateway(
        health,
        request -> {
          throw Unavailable.because("The server is starting", null);
        },
        new Cors((request, origin) -> false),
        new Gateway.Ends(
            List.of(new ManagementErrors(), new LegacyErrors(), new OAuthErrors(r -> false)),
            (request, route, status, nanos) -> {}));
  }

  private static HttpServer.Listen listen(Config config) {
    return new HttpServer.Listen(
        config.host(),
        config.number(Setting.PORT),
        config.number(Setting.HTTP_PORT),
        config.flag(Setting.TRUST_PROXY),
        new HttpServer.Connections(
            config.number(Setting.CONNECTIONS), config.number(Setting.CONNECTIONS_PER_ADDRESS)));
  }

  private @Nullable Tls tls(Config config, Time time) {
    if (config.number(Setting.PORT) < 0) {
      return null;
    }
    if (config.has(Setting.TLS_KEYSTORE)) {
      return new Tls.Stored(
          Path.of(config.text(Setting.TLS_KEYSTORE)), config.text(Setting.TLS_KEYSTORE_PASSWORD));
    }
    var ca = LocalCa.open(config.data().resolve("tls"), time.now());
    return new Tls.Local(new LocalCertificates(ca, host -> hosts.test(host), time));
  }

  private Response answer(Request request) {
    return behind.answer(request);
  }

  /** Starts listening, once. */
  synchronized void listen() throws Exception {
    if (!listening) {
      http.start();
      listening = true;
    }
  }

  /**
   * From now on the server answers.
   *
   * @param known whether a tenant has a host, for certificates
   */
  void open(Exchange server, Predicate<String> known) {
    hosts = known;
    behind = server;
  }

  HttpServer http() {
    return http;
  }

  @Override
  public void close() {
    http.close();
  }
}
