package dev.ostiary.user;

import dev.ostiary.connection.Connection;
import dev.ostiary.connection.ConnectionChanges;
import dev.ostiary.db.Tx;
import java.util.List;

/** Removes the users of a connection that goes away, and its accounts from other users. */
public final class ConnectionUsers implements ConnectionChanges {
  private final UserStore users;
  private final CredentialStore credentials = new CredentialStore();
  private final LinkStore links = new LinkStore();
  private final List<UserChanges> changes;

  /** With those who must know of each user's end. */
  public ConnectionUsers(UserStore users, List<UserChanges> changes) {
    this.users = users;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void deleted(Tx tx, String tenant, Connection connection) {
    users.ofConnection(tx, tenant, connection.name()).forEach(id -> delete(tx, tenant, id));
    for (var id : links.removeConnection(tx, tenant, connection.name())) {
      lost(tx, tenant, id);
    }
  }

  @Override
  public void userDeleted(Tx tx, String tenant, String connection, String email) {
    var address = UserStore.normalize(email);
    var owner = links.remove(tx, tenant, connection, address);
    if (owner.isPresent()) {
      lost(tx, tenant, owner.get());
    } else {
      credentials
          .credential(tx, tenant, connection, address)
          .ifPresent(c -> delete(tx, tenant, c.userId()));
    }
  }

  private void lost(Tx tx, String tenant, String id) {
    users.reindex(tx, tenant, id);
    changes.forEach(c -> c.unlinked(tx, tenant, id));
  }

  private void delete(Tx tx, String tenant, String id) {
    users.delete(tx, tenant, id);
    changes.forEach(c -> c.deleted(tx, tenant, id));
  }
}
