package dev.ostiary.block;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;

/**
 * {@code /api/v2/anomaly/blocks}: addresses that are held off whatever user they try. This server
 * holds off pairs of user and address only, see {@link UserBlocksApi}, and says so.
 */
public final class IpBlocksApi implements ManagementApi {
  private static final String ADDRESS = "[0-9A-Fa-f.:]{2,45}";

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/anomaly/blocks/ips/{id}", "read:anomaly_blocks")
                .summary("Tell whether an IP address is blocked")
                .note("No address is ever blocked as a whole yet: the answer is always 404.")
                .answers(200)
                .stored(),
            IpBlocksApi::get)
        .add(
            Operation.delete("/anomaly/blocks/ips/{id}", "delete:anomaly_blocks")
                .summary("Unblock an IP address")
                .answers(204)
                .stored(),
            IpBlocksApi::delete);
  }

  private static Response get(Call call) {
    requireAddress(call);
    throw ManagementError.notFound(null, "The IP address is not blocked.");
  }

  private static Response delete(Call call) {
    requireAddress(call);
    return Response.empty(204);
  }

  private static void requireAddress(Call call) {
    if (!call.path("id").matches(ADDRESS)) {
      throw new ManagementError(
          400, "invalid_uri", "Path validation error: 'Not an IP address' on property id.");
    }
  }
}
