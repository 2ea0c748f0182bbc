package dev.ostiary.branding;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail of the development mailbox. The page shows its text and its links, and the HTML as source:
 * a mail has styles of its own, which the policy of the pages forbids.
 *
 * @param line recipient, subject and time
 * @param from the sender
 * @param text the plain text
 * @param html the HTML
 */
public record MailView(MailLine line, String from, String text, String html) {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

  /** The web addresses in the text, each once. */
  public List<String> links() {
    return LINK.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
