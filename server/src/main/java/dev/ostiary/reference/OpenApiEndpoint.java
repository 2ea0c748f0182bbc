package dev.ostiary.reference;

import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.management.ApiRoot;
import dev.ostiary.management.Operation;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code openapi.json} of an API: open to everybody, because it says nothing of a tenant's data.
 */
public final class OpenApiEndpoint implements Endpoint {
  private final Tenants tenants;
  private final ApiRoot root;
  private final List<Operation> operations;

  /** The last one, because most servers have one tenant and writing a megabyte takes its time. */
  private final AtomicReference<@Nullable Written> last = new AtomicReference<>();

  private record Written(String issuer, Response response) {}

  /** Describes these operations. */
  public OpenApiEndpoint(Tenants tenants, ApiRoot root, List<Operation> operations) {
    this.tenants = tenants;
    this.root = root;
    this.operations = List.copyOf(operations);
  }

  @Override
  public void routes(Routes routes) {
    routes.get(root.path() + "/openapi.json", this::document);
  }

  private Response document(Request request) {
    return Revalidated.of(request, written(tenants.of(request).issuer()));
  }

  private Response written(String issuer) {
    var known = last.get();
    if (known != null && known.issuer().equals(issuer)) {
      return known.response();
    }
    var response =
        Response.json(200, OpenApi.of(root, operations, issuer))
            .with("Access-Control-Allow-Origin", "*");
    last.set(new Written(issuer, response));
    return response;
  }
}
