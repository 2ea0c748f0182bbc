package dev.ostiary.token;

import dev.ostiary.client.Client;
import dev.ostiary.connection.Connections;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.Organizations;
import dev.ostiary.user.User;
import org.jspecify.annotations.Nullable;

/** The one gate that every grant passes before it issues anything (threats: rule 1, COD-15). */
public final class IssuanceGate {
  private final Connections connections;
  private final Organizations organizations;

  /** A gate. */
  public IssuanceGate(Connections connections, Organizations organizations) {
    this.connections = connections;
    this.organizations = organizations;
  }

  /**
   * Whether this client may get tokens for this user now, in this organization or in none.
   *
   * @throws OAuthError when it may not
   */
  public void mayIssue(Client client, User user, @Nullable Organization organization) {
    if (!client.tenant().equals(user.tenant())) {
      throw OAuthError.invalidGrant("Invalid user").because("The user is of another tenant");
    }
    if (user.blocked()) {
      throw OAuthError.userBlocked();
    }
    if (!connections.open(client.tenant(), client.id(), user.connections())) {
      throw OAuthError.connectionDisabled();
    }
    organizations.requireClient(client, organization);
    if (organization != null) {
      organizations
          .refusal(client, user, organization)
          .ifPresent(
              why -> {
                throw OAuthError.notInOrganization(why);
              });
    }
  }
}
