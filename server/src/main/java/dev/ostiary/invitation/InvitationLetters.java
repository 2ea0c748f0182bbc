package dev.ostiary.invitation;

import dev.ostiary.branding.Languages;
import dev.ostiary.branding.Mails;
import dev.ostiary.common.Json;
import dev.ostiary.email.EmailTemplates;
import dev.ostiary.email.Outbox;
import dev.ostiary.organization.Organization;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.theme.Brands;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The mail that invites: in the tenant's own words where it has chosen any, or in ours. */
public final class InvitationLetters {
  private final Mails mails = new Mails();
  private final Brands brands;
  private final EmailTemplates templates;

  /** With the looks and words of tenants. */
  public InvitationLetters(Brands brands, EmailTemplates templates) {
    this.brands = brands;
    this.templates = templates;
  }

  Outbox.Content write(
      Tenant tenant, Organization organization, Invitation invitation, String link) {
    return templates
        .write(
            tenant.id(),
            "user_invitation",
            invitation.email(),
            values(tenant, organization, invitation, link))
        .orElseGet(() -> ours(tenant, organization, invitation, link));
  }

  private static ObjectNode values(
      Tenant tenant, Organization organization, Invitation invitation, String link) {
    var values =
        Json.object()
            .put("url", link)
            .put("friendly_name", tenant.displayName())
            .put("support_email", Json.text(tenant.settings(), "support_email", ""))
            .put("support_url", Json.text(tenant.settings(), "support_url", ""));
    values.putObject("tenant").put("friendly_name", tenant.displayName());
    values.putObject("inviter").put("name", invitation.inviter());
    values
        .putObject("organization")
        .put("id", organization.id())
        .put("name", organization.name())
        .put("display_name", organization.displayName());
    return values;
  }

  private Outbox.Content ours(
      Tenant tenant, Organization organization, Invitation invitation, String link) {
    var guest = new Mails.Guest(organization.displayName(), invitation.inviter(), link);
    var validity = Duration.ofMillis(invitation.end() - invitation.created());
    var mail = mails.invitation(Languages.english(), brands.of(tenant), guest, validity);
    return new Outbox.Content(invitation.email(), null, mail.subject(), mail.html(), mail.text());
  }
}
