package dev.ostiary.credential;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the resources of this package stand on. */
public record CredentialParts(Database database, Tenants tenants, Clients clients, Time time) {
  /** The API that tokens are for when a request names none, or null. */
  @Nullable String defaultAudience(String tenant) {
    return tenants.byId(tenant).defaultAudience().orElse(null);
  }

  /** Ids of the applications whose refresh tokens rotate. */
  List<String> rotating(String tenant) {
    return clients.all(tenant).stream()
        .filter(c -> c.refreshPolicy().rotating())
        .map(Client::id)
        .toList();
  }
}
