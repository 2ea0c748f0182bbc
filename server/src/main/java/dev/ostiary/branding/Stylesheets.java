package dev.ostiary.branding;

import dev.ostiary.common.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The stylesheet of all pages and the few lines of colour that each tenant adds to it. */
final class Stylesheets {

  /** The surface of the card in the two colour schemes; the same values stand in pages.css. */
  private static final Color LIGHT_CARD = Color.WHITE;

  private static final Color DARK_CARD = Color.of("#17191e");
  private static final Color DARK_PAGE = Color.of("#0e0f12");
  private static final Color MUTED = Color.of("#5c6470");

  private Stylesheets() {}

  /** A file that stands beside this class. */
  static String resource(String name) {
    try (var in = Stylesheets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 96 bits of the SHA-256, as 16 characters of base64url: enough to tell two versions apart. */
  static String fingerprint(String text) {
    return Hashes.sha256(text).substring(0, 16);
  }

  /** Light scheme, then dark. Only {@link Color}s are written, never a text of the tenant. */
  static String of(Brand brand) {
    var primary = Color.of(brand.primaryColor());
    var page = Color.of(brand.pageBackground());
    var darkPage = page.isDark() ? page : DARK_PAGE;
    return """
        :root{%s}
        @media (prefers-color-scheme:dark){:root{%s}}
        """
        .formatted(variables(primary, page, LIGHT_CARD), variables(primary, darkPage, DARK_CARD));
  }

  private static String variables(Color primary, Color page, Color card) {
    return "--primary:%s;--primary-hover:%s;--on-primary:%s;--edge:%s;--link:%s;--page:%s;--quiet:%s"
        .formatted(
            primary,
            primary.mix(primary.text(), 0.12).readableOn(primary.text(), 4.5),
            primary.text(),
            primary.readableOn(card, 3),
            primary.readableOn(card, card.isDark() ? 6 : 4.6),
            page,
            MUTED.readableOn(page, 4.6));
  }
}
