package dev.ostiary.http;

import dev.ostiary.common.Json;
import java.util.function.BooleanSupplier;

/** Health for load balancers: {@code /health/live} and {@code /health/ready}. */
public final class HealthEndpoint implements Endpoint {
  private final BooleanSupplier ready;

  /** The supplier tells whether requests can be answered; an exception means no. */
  public HealthEndpoint(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/health/live", r -> status(true)).get("/health/ready", r -> status(isReady()));
  }

  private boolean isReady() {
    try {
      return ready.getAsBoolean();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Response status(boolean good) {
    return Response.json(
        good ? 200 : 503, Json.object().put("status", good ? "ok" : "unavailable"));
  }
}
