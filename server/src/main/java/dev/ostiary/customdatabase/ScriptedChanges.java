package dev.ostiary.customdatabase;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.ConnectionChanges;
import dev.ostiary.db.Tx;
import dev.ostiary.management.ManagementError;
import dev.ostiary.user.User;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What administrators change at accounts that another system keeps: there first, here only when
 * that worked.
 */
public final class ScriptedChanges implements UserChanges, ConnectionChanges {
  private final ScriptedAccounts accounts;

  /** Changes of these accounts. */
  public ScriptedChanges(ScriptedAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void deleting(User user) {
    for (var account : accounts.accounts(user)) {
      accounts
          .elsewhere(user.tenant(), account.connection())
          .ifPresent(c -> require(accounts.delete(c, account.subject())));
    }
  }

  @Override
  public void userDeleting(Connection connection, String email) {
    if (connection.keepsPasswordsElsewhere()) {
      accounts
          .user(connection, email)
          .flatMap(
              u ->
                  u.identities().stream()
                      .filter(i -> i.connection().equals(connection.name()))
                      .filter(
                          i -> ScriptedAccounts.address(u, i).equals(UserStore.normalize(email)))
                      .findFirst())
          .ifPresent(i -> require(accounts.delete(connection, i.subject())));
    }
  }

  /** The users of a connection that goes away stay where they are. */
  @Override
  public void deleted(Tx tx, String tenant, Connection connection) {}

  @Override
  public void changing(User user, User.Identity account, ObjectNode change) {
    var elsewhere = accounts.elsewhere(user.tenant(), account.connection());
    if (elsewhere.isEmpty()) {
      return;
    }
    var connection = elsewhere.get();
    var email = ScriptedAccounts.address(user, account);
    var next = Json.text(change, "email");
    if (next != null && !UserStore.normalize(next).equals(email)) {
      boolean verified = Json.flag(change, "email_verified", false);
      var address = UserStore.normalize(next);
      require(accounts.changeEmail(connection, email, address, verified));
      email = address;
    }
    var password = Json.text(change, "password");
    if (password != null) {
      require(accounts.changePassword(connection, email, password));
    }
    if (next == null && Json.flag(change, "email_verified", false) && !user.emailVerified()) {
      require(accounts.verify(user));
    }
  }

  private static void require(Optional<ScriptedAccounts.Refusal> refusal) {
    if (refusal.isPresent()) {
      throw new ManagementError(400, "auth0_idp_error", refusal.get().reason());
    }
  }
}
