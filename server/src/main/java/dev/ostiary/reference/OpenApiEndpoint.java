package dev.ostiary.reference;

import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.management.Operation;
import dev.ostiary.tenant.Tenants;
import java.util.List;

/** {@code /api/v2/openapi.json}: open to everybody, because it says nothing of a tenant's data. */
public final class OpenApiEndpoint implements Endpoint {
  private final Tenants tenants;
  private final List<Operation> operations;

  /** Describes these operations. */
  public OpenApiEndpoint(Tenants tenants, List<Operation> operations) {
    this.tenants = tenants;
    this.operations = List.copyOf(operations);
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/api/v2/openapi.json", this::document);
  }

  private Response document(Request request) {
    return Revalidated.of(
        request,
        Response.json(200, OpenApi.of(operations, tenants.of(request).issuer()))
            .with("Access-Control-Allow-Origin", "*"));
  }
}
