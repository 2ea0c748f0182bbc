package dev.ostiary.branding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A mail in the list of the development mailbox.
 *
 * @param id the last part of its path {@code /dev/mail/<id>}: letters, digits, {@code _} and {@code
 *     -}
 * @param to the recipient
 * @param subject the subject
 * @param sentAt when it was handed over
 */
public record MailLine(String id, String to, String subject, Instant sentAt) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  /** Where the development mailbox shows it. */
  public String path() {
    return "/dev/mail/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /** When it was handed over, in UTC. */
  public String time() {
    return TIME.format(sentAt);
  }
}
