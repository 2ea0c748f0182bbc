package dev.ostiary.branding;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mails to users, in their language, as plain text and as HTML that any program shows.
 */
public final class Mails {

  /** A mail without its addresses. The subject is one line without control characters. */
  public record Mail(String subject, String html, String text) {}

  /**
   * The words of a mail, for its template.
   *
   * @param action the label of the button, null if there is nothing to open
   * @param link where the button leads
   */
  public record Letter(
      Language language,
      Brand brand,
      String heading,
      String body,
      @Nullable String action,
      @Nullable String link,
      String validity,
      String closing) {

    /** Text of the button: black or white, whichever is readable on the tenant's colour. */
    public String buttonText() {
      return Color.of(brand.primaryColor()).text().toString();
    }
  }

  private final Templates templates = new Templates();

  /** Asks the user to confirm an e-mail address by opening the link. */
  public Mail verification(Language language, Brand brand, String link, Duration validity) {
    return withLink("verify", language, brand, new Ticket(link, validity));
  }

  /** Lets the user choose a new password by opening the link. */
  public Mail passwordReset(Language language, Brand brand, String link, Duration validity) {
    return withLink("reset", language, brand, new Ticket(link, validity));
  }

  /**
   * Who is invited to what.
   *
   * @param organization the name that people know
   * @param link an absolute address
   */
  public record Guest(String organization, String inviter, String link) {}

  /** Invites somebody to an organization. */
  public Mail invitation(Language language, Brand brand, Guest guest, Duration validity) {
    var ticket = new Ticket(guest.link(), validity);
    return mail(
        new Letter(
            language,
            brand,
            language.text("mail.invite.subject", guest.organization()),
            language.text("mail.invite.text", guest.organization(), guest.inviter()),
            language.text("mail.invite.action"),
            ticket.link(),
            ticket.validity(language),
            language.text("mail.invite.closing")));
  }

  /** Tells the user that the password was changed, in case it was somebody else (REC-06). */
  public Mail passwordChanged(Language language, Brand brand) {
    var tenant = brand.tenantName();
    var heading = language.text("mail.changed.subject", tenant);
    var body = language.text("mail.changed.text", tenant);
    var closing = language.text("mail.changed.closing");
    return mail(new Letter(language, brand, heading, body, null, null, "", closing));
  }

  private record Ticket(String link, Duration validity) {

    Ticket {
      if (Links.page(link) == null || !link.toLowerCase(Locale.ROOT).startsWith("http")) {
        throw new IllegalArgumentException("a mail needs an absolute web address");
      }
    }

    String validity(Language language) {
      return validity.toHours() > 0
          ? language.text("mail.validity-hours", validity.toHours())
          : language.text("mail.validity-minutes", validity.toMinutes());
    }
  }

  private Mail withLink(String kind, Language language, Brand brand, Ticket ticket) {
    var tenant = brand.tenantName();
    var prefix = "mail." + kind;
    return mail(
        new Letter(
            language,
            brand,
            language.text(prefix + ".subject", tenant),
            language.text(prefix + ".text", tenant),
            language.text(prefix + ".action"),
            ticket.link(),
            ticket.validity(language),
            language.text(prefix + ".closing")));
  }

  private Mail mail(Letter letter) {
    return new Mail(
        letter.heading(), templates.render("mail.jte", "letter", letter), plain(letter));
  }

  private static String plain(Letter letter) {
    var text = new StringBuilder(letter.body()).append("\n\n");
    if (letter.action() != null) {
      text.append(letter.action()).append(":\n").append(letter.link()).append("\n\n");
      text.append(letter.validity()).append("\n\n");
    }
    return text.append(letter.closing())
        .append("\n\n-- \n")
        .append(Language.clean(letter.brand().tenantName()))
        .append('\n')
        .toString();
  }
}
