package dev.ostiary.verdict;

import dev.ostiary.branding.ReferenceView.Block;
import dev.ostiary.branding.ReferenceView.Chapter;
import dev.ostiary.branding.ReferenceView.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words about each verdict, out of one file beside these classes. It knows as much of Markdown
 * as the file uses: headings, paragraphs, lists, code.
 */
public final class Manual {
  private static final List<String> SOURCE = read();
  private static final List<Chapter> CHAPTERS =
      Arrays.stream(Verdict.values()).map(Manual::chapter).toList();

  private Manual() {}

  private static List<String> read() {
    try (var in = Manual.class.getResourceAsStream("verdicts.md")) {
      if (in == null) {
        throw new IllegalStateException("verdicts.md is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages, in the order of the verdicts. */
  static List<Chapter> chapters() {
    return CHAPTERS;
  }

  /** The page of one verdict. */
  static Optional<Chapter> chapter(String name) {
    return CHAPTERS.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  private static Chapter chapter(Verdict verdict) {
    var blocks = new ArrayList<Block>();
    blocks.add(paragraph("Fix: " + general(verdict)));
    blocks.addAll(blocks(lines(verdict)));
    return new Chapter(verdict.name(), verdict.sentence(), List.copyOf(blocks));
  }

  /** The fix of nobody's application in particular. */
  private static String general(Verdict verdict) {
    return verdict.fix(
        Map.of(
            "app", "the application",
            "api", "the code of the API",
            "apiName", "the API",
            "place", "the application, or in the API if that is the one that is wrong",
            "audience", "the API's identifier",
            "iss", "the tenant's issuer",
            "scope", "the scope"));
  }

  /** What the file says of one verdict. */
  private static List<String> lines(Verdict verdict) {
    int start = SOURCE.indexOf("## " + verdict.name());
    if (start < 0) {
      throw new IllegalStateException("verdicts.md says nothing of " + verdict);
    }
    var rest = SOURCE.subList(start + 1, SOURCE.size());
    int end = 0;
    while (end < rest.size() && !rest.get(end).startsWith("## ")) {
      end++;
    }
    return rest.subList(0, end);
  }

  private static List<Block> blocks(List<String> lines) {
    var blocks = new ArrayList<Block>();
    var bullets = new ArrayList<List<Span>>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith("- ")) {
        bullets.add(spans(line.substring(2)));
        continue;
      }
      if (!bullets.isEmpty()) {
        blocks.add(Block.bullets(List.copyOf(bullets)));
        bullets.clear();
      }
      if (line.startsWith("```")) {
        int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
        var code = String.join("\n", lines.subList(i + 1, end));
        blocks.add(Block.code(line.replaceAll("^[^\"]*\"|\"$", ""), code));
        i = end;
      } else if (line.startsWith("### ")) {
        blocks.add(Block.heading(line.substring(4)));
      } else if (!line.isBlank()) {
        blocks.add(paragraph(line));
      }
    }
    return blocks;
  }

  private static Block paragraph(String text) {
    return Block.paragraph(spans(text));
  }

  private static List<Span> spans(String text) {
    var spans = new ArrayList<Span>();
    var parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        spans.add(new Span(parts[i], i % 2 == 1));
      }
    }
    return List.copyOf(spans);
  }

  /** The whole as the page of the repository. */
  public static String markdown() {
    var text =
        new StringBuilder(
            """
            # Verdicts on tokens

            Why an API refuses a token: what `ostiary explain`, `POST /ostiary/v1/explain` and the
            dashboard say, each with what it means, how it comes about and how to mend it. Of several
            that apply the first in this list is the headline. A running server has a page for each
            at `/docs/verdicts/NAME`. This page is generated; its text is
            `server/src/main/resources/dev/ostiary/verdict/verdicts.md`.

            """);
    for (var verdict : Verdict.values()) {
      text.append("- [").append(verdict).append("](#");
      text.append(verdict.name().toLowerCase(java.util.Locale.ROOT)).append(")\n");
    }
    for (var verdict : Verdict.values()) {
      text.append("\n## ").append(verdict).append("\n\n> ").append(verdict.sentence());
      text.append("\n\nFix: ").append(general(verdict)).append("\n");
      var body = String.join("\n", lines(verdict)).stripTrailing();
      text.append(body.replaceAll(" title=\"[^\"]*\"", "")).append("\n");
    }
    return text.toString();
  }
}
