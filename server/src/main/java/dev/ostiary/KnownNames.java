package dev.ostiary;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.log.AuditLog;
import dev.ostiary.resourceserver.ResourceServers;
import org.jspecify.annotations.Nullable;

/** What the audit log asks about the ids in its events. */
record KnownNames(Clients clients, ResourceServers apis) implements AuditLog.Names {
  @Override
  public @Nullable String client(String tenant, @Nullable String id) {
    return id == null ? null : clients.find(tenant, id).map(Client::name).orElse(null);
  }

  @Override
  public boolean api(String tenant, String identifier) {
    return apis.byIdentifier(tenant, identifier).isPresent();
  }
}
