package dev.ostiary.reference;

import dev.ostiary.branding.ReferenceView.Span;
import java.util.ArrayList;
import java.util.List;

/** The little Markdown that declarations use: code between backticks, nothing else. */
final class Prose {
  private Prose() {}

  /** The pieces of a text. A backtick without a partner stays what it is. */
  static List<Span> of(String markdown) {
    var spans = new ArrayList<Span>();
    var parts = markdown.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      boolean alone = i % 2 == 1 && i == parts.length - 1;
      if (!parts[i].isEmpty() || alone) {
        spans.add(new Span(alone ? "`" + parts[i] : parts[i], code));
      }
    }
    return List.copyOf(spans);
  }

  /** One piece of plain text. */
  static Span plain(String text) {
    return new Span(text, false);
  }

  /** One piece of code. */
  static Span code(String text) {
    return new Span(text, true);
  }
}
