package dev.ostiary.metrics;

import dev.ostiary.common.Hashes;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * {@code /metrics} for whoever has the token of the setting {@code metrics-token}. Without the
 * setting there is nothing: figures tell who signs in when, and how often.
 */
public final class MetricsEndpoint implements Endpoint {
  /** The route, which answers at every host. */
  public static final String PATH = "/metrics";

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private final Metrics metrics;
  private final String token;

  /** The endpoint; with an empty token nobody is let in. */
  public MetricsEndpoint(Metrics metrics, String token) {
    this.metrics = metrics;
    this.token = token;
  }

  @Override
  public void routes(Routes routes) {
    if (!token.isEmpty()) {
      routes.get(PATH, this::metrics);
    }
  }

  private Response metrics(Request request) throws IOException {
    var header = request.header("authorization").orElse("");
    if (!header.startsWith("Bearer ") || !Hashes.same(token, header.substring(7))) {
      throw new HttpError(401, "unauthorized", "Send the metrics-token as a bearer token");
    }
    var bytes = new ByteArrayOutputStream();
    metrics.write(bytes);
    return Response.of(200, TYPE, bytes.toByteArray());
  }
}
