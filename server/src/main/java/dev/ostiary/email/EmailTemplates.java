package dev.ostiary.email;

import dev.ostiary.common.Json;
import dev.ostiary.management.StoredSettings;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The mails whose words a tenant has chosen. */
public final class EmailTemplates {
  /** The mails that there are. */
  static final List<String> NAMES =
      List.of(
          "verify_email",
          "verify_email_by_code",
          "auth_email_by_code",
          "reset_email",
          "reset_email_by_code",
          "welcome_email",
          "blocked_account",
          "stolen_credentials",
          "enrollment_email",
          "mfa_oob_code",
          "user_invitation",
          "change_password",
          "password_reset",
          "async_approval");

  private static final Logger LOG = LoggerFactory.getLogger(EmailTemplates.class);
  private final StoredSettings settings;

  /** Reads these settings. */
  public EmailTemplates(StoredSettings settings) {
    this.settings = settings;
  }

  /** The name under which a template is stored. */
  static String name(String template) {
    return "email-templates/" + template;
  }

  /**
   * A mail to this address in the tenant's own words, if there are any and they can be read. An
   * error in them must not keep anybody from getting the mail.
   */
  public Optional<Outbox.Content> write(String tenant, String name, String to, ObjectNode values) {
    var template =
        settings
            .find(tenant, name(name))
            .filter(t -> Json.flag(t, "enabled", false))
            .filter(t -> Json.text(t, "syntax", "liquid").equals("liquid"))
            .filter(t -> !Json.text(t, "body", "").isBlank());
    try {
      return template.map(t -> content(t, to, values));
    } catch (Liquid.Unreadable e) {
      LOG.warn("The mail template {} of {} is not used: {}", name, tenant, e.getMessage());
      return Optional.empty();
    }
  }

  private static Outbox.Content content(ObjectNode template, String to, ObjectNode values) {
    var html = Liquid.parse(Json.text(template, "body", "")).html(values);
    var from = line(Json.text(template, "from", ""), values);
    return new Outbox.Content(
        to,
        from.isEmpty() ? null : from,
        line(Json.text(template, "subject", ""), values),
        html,
        plain(html, Json.text(values, "url", "")));
  }

  /** A header has one line. */
  private static String line(String template, ObjectNode values) {
    return Liquid.parse(template).text(values).replaceAll("[\\p{Cc}\\s]+", " ").strip();
  }

  /** The words without their markup, for programs that show no HTML; with the link in any case. */
  private static String plain(String html, String url) {
    var text = PlainText.of(html);
    return url.isEmpty() || text.contains(url) ? text : text + "\n" + url + "\n";
  }
}
