package dev.ostiary.email;

import dev.ostiary.common.Json;
import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.overload.Lane;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Through which server the mail of a tenant goes: its own where it has one, or everybody's. */
public final class MailServers {
  private final StoredSettings settings;
  private final GuardedSockets sockets;
  private final @Nullable Smtp common;

  /** With the server of the tenants that have none of their own; null for none. */
  public MailServers(StoredSettings settings, OutgoingAddresses addresses, @Nullable Smtp common) {
    this.settings = settings;
    this.sockets = new GuardedSockets(addresses);
    this.common = common;
  }

  /** The server for a tenant's mail; empty while mail only stays in the mailbox. */
  Optional<Smtp> of(String tenant) {
    return settings
        .find(tenant, EmailProviderApi.SETTINGS)
        .filter(provider -> Json.flag(provider, "enabled", true))
        .filter(provider -> Json.text(provider, "name", "").equals("smtp"))
        .map(this::own)
        .or(() -> Optional.ofNullable(common));
  }

  /** Whether mail of the tenant leaves this server. */
  public boolean reach(String tenant) {
    return of(tenant).isPresent();
  }

  /**
   * Sends a mail at once and waits for the server's answer; false when there is no server.
   *
   * @throws Smtp.NotSent when the server does not take it
   */
  boolean send(String tenant, Message message) throws Smtp.NotSent {
    var server = of(tenant);
    if (server.isEmpty()) {
      return false;
    }
    Lane.elsewhere(
        () -> {
          server.get().send(message);
          return true;
        });
    return true;
  }

  private Smtp own(ObjectNode provider) {
    var credentials = Json.child(provider, "credentials");
    var user = Json.text(credentials, "smtp_user", "");
    return new Smtp(
        new Smtp.Server(
            Json.text(credentials, "smtp_host", ""),
            (int) Json.number(credentials, "smtp_port", 587),
            user,
            Json.text(credentials, "smtp_pass", "")),
        Json.text(provider, "default_from_address", user),
        sockets);
  }
}
