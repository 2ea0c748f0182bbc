package dev.ostiary.login;

import dev.ostiary.branding.Language;
import dev.ostiary.branding.Mails;
import dev.ostiary.common.Json;
import dev.ostiary.email.EmailTemplates;
import dev.ostiary.email.Outbox;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.theme.Brands;
import dev.ostiary.user.User;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The mails about accounts: in the tenant's own words where it has chosen any, or in ours. */
public final class Letters {
  private final Mails mails = new Mails();
  private final Brands brands;
  private final EmailTemplates templates;

  /** With the looks and words of tenants. */
  public Letters(Brands brands, EmailTemplates templates) {
    this.brands = brands;
    this.templates = templates;
  }

  /**
   * Whom a letter goes to.
   *
   * @param to the address
   */
  record Addressee(Tenant tenant, User user, String to, Language language) {}

  Outbox.Content verification(Addressee whom, String link, Duration validity) {
    return own(whom, "verify_email", link)
        .orElseGet(
            () ->
                ours(
                    whom,
                    mails.verification(whom.language(), brands.of(whom.tenant()), link, validity)));
  }

  Outbox.Content reset(Addressee whom, String link, Duration validity) {
    return own(whom, "reset_email", link)
        .orElseGet(
            () ->
                ours(
                    whom,
                    mails.passwordReset(
                        whom.language(), brands.of(whom.tenant()), link, validity)));
  }

  Outbox.Content passwordChanged(Addressee whom) {
    return ours(whom, mails.passwordChanged(whom.language(), brands.of(whom.tenant())));
  }

  /** Only tenants with words of their own welcome anybody. */
  Optional<Outbox.Content> welcome(Addressee whom) {
    return own(whom, "welcome_email", "");
  }

  private Optional<Outbox.Content> own(Addressee whom, String name, String link) {
    return templates.write(whom.tenant().id(), name, whom.to(), values(whom, link));
  }

  private static ObjectNode values(Addressee whom, String link) {
    var tenant = whom.tenant();
    var values =
        Json.object()
            .put("url", link)
            .put("friendly_name", tenant.displayName())
            .put("support_email", Json.text(tenant.settings(), "support_email", ""))
            .put("support_url", Json.text(tenant.settings(), "support_url", ""));
    values.set("user", whom.user().toJson().put("email", whom.to()));
    values.putObject("tenant").put("friendly_name", tenant.displayName());
    return values;
  }

  private static Outbox.Content ours(Addressee whom, Mails.Mail mail) {
    return new Outbox.Content(whom.to(), null, mail.subject(), mail.html(), mail.text());
  }
}
