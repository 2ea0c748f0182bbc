package dev.ostiary.authorization;

import dev.ostiary.client.Client;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.invitation.Invitations;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.Organizations;
import dev.ostiary.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an authorization request says about an organization and an invitation to it. */
final class OrganizationParameters {
  private final Organizations organizations;
  private final Invitations invitations;

  OrganizationParameters(Organizations organizations, Invitations invitations) {
    this.organizations = organizations;
    this.invitations = invitations;
  }

  /**
   * The request with the organization's id in the place of its name, and with what an invitation
   * knows about the invited person.
   *
   * @throws OAuthError when the client may not be used so
   */
  AuthorizationRequest resolved(Tenant tenant, Client client, AuthorizationRequest request) {
    var wanted = request.get("organization");
    if (wanted.isEmpty()) {
      if (request.get("invitation").isPresent()) {
        throw OAuthError.invalidRequest("parameter organization is required with an invitation");
      }
      organizations.requireClient(client, null);
      return request;
    }
    var organization = organizations.forSignIn(tenant, client, wanted.get());
    var values = new LinkedHashMap<>(request.params());
    values.put("organization", organization.id());
    request.get("invitation").ifPresent(i -> addGuest(values, client, organization, i));
    return new AuthorizationRequest(values);
  }

  private void addGuest(
      Map<String, String> values, Client client, Organization organization, String invitation) {
    var guest =
        invitations
            .guest(organization, invitation, client.id())
            .orElseThrow(
                () -> OAuthError.of("access_denied", 403, "invitation not found or already used"));
    values.putIfAbsent("login_hint", guest.email());
    if (!guest.known()) {
      values.putIfAbsent("screen_hint", "signup");
    }
  }
}
