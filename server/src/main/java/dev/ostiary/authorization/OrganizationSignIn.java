package dev.ostiary.authorization;

import dev.ostiary.client.Client;
import dev.ostiary.connection.Connections;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.invitation.Invitations;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organizations;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;

/** A signed-in user on the way into an organization. */
final class OrganizationSignIn {
  private final Organizations organizations;
  private final Invitations invitations;
  private final Connections connections;

  OrganizationSignIn(AuthorizeEndpoint.Parts parts) {
    this.organizations = parts.organizations();
    this.invitations = parts.invitations();
    this.connections = parts.connections();
  }

  /** Whether the user has an account in a connection of the organization, if one is named. */
  boolean mayUse(Tenant tenant, AuthorizationRequest request, User user) {
    var organization = request.get("organization");
    return organization.isEmpty()
        || organizations.connections(tenant.id(), organization.get()).stream()
            .flatMap(id -> connections.byId(tenant.id(), id).stream())
            .anyMatch(c -> user.connections().contains(c.name()));
  }

  /**
   * Lets the user in: by an invitation, by a connection whose users are all members, or as the
   * member that they are.
   *
   * @throws OAuthError when the user may not
   */
  void enter(Tenant tenant, Client client, AuthorizationRequest request, User user) {
    var wanted = request.get("organization");
    if (wanted.isEmpty()) {
      return;
    }
    var organization =
        organizations.named(tenant, wanted.get()).orElseThrow(OAuthError::unknownOrganization);
    request.get("invitation").ifPresent(i -> invitations.accept(organization, user, i));
    organizations.admit(client, user, organization);
    organizations.requireMember(client, user, organization);
  }
}
