package dev.ostiary.token;

import dev.ostiary.client.Client;
import dev.ostiary.connection.Connections;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.user.User;

/** The one gate that every grant passes before it issues anything (threats: rule 1, COD-15). */
public final class IssuanceGate {
  private final Connections connections;

  /** A gate. */
  public IssuanceGate(Connections connections) {
    this.connections = connections;
  }

  /**
   * Whether this client may get tokens for this user now.
   *
   * @throws OAuthError when it may not
   */
  public void mayIssue(Client client, User user) {
    if (!client.tenant().equals(user.tenant())) {
      throw OAuthError.invalidGrant("Invalid user").because("The user is of another tenant");
    }
    if (user.blocked()) {
      throw OAuthError.userBlocked();
    }
    if (!connections.open(client.tenant(), client.id(), user.connections())) {
      throw OAuthError.connectionDisabled();
    }
  }
}
