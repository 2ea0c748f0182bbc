package dev.ostiary.management;

/** One resource of the Management API. {@code Server} lists each once. */
public interface ManagementApi {
  /** Registers the resource's routes, each with the scopes that open it. */
  void routes(ManagementRoutes routes);
}
