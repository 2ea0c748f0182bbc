package dev.ostiary.branding;

import org.jspecify.annotations.Nullable;

/**
 * How a tenant looks. A login page must not fail because of a bad colour, therefore what cannot be
 * shown is replaced here; who stores a colour checks it with {@link #isColor} first.
 *
 * @param tenantName the name shown to people, at most 100 characters
 * @param logoUrl an {@code https:} or {@code data:image/} address or a path of this server; null or
 *     anything else shows Ostiary's mark
 * @param primaryColor colour of buttons and links as {@code #rrggbb}, otherwise {@link #PRIMARY}
 * @param pageBackground colour behind the card as {@code #rrggbb}, otherwise {@link #BACKGROUND}
 */
public record Brand(
    String tenantName, @Nullable String logoUrl, String primaryColor, String pageBackground) {

  /** Colour of buttons and links of a tenant that chose none. */
  public static final String PRIMARY = "#1f4e79";

  /** Colour behind the card of a tenant that chose none. */
  public static final String BACKGROUND = "#f5f6f8";

  public Brand {
    logoUrl = Links.image(logoUrl);
    primaryColor = Color.parse(primaryColor).map(Color::toString).orElse(PRIMARY);
    pageBackground = Color.parse(pageBackground).map(Color::toString).orElse(BACKGROUND);
  }

  /** The look of a tenant that chose nothing. */
  public static Brand plain(String tenantName) {
    return new Brand(tenantName, null, PRIMARY, BACKGROUND);
  }

  /** Whether a text is a colour as the pages accept it: {@code #rrggbb} and nothing else. */
  public static boolean isColor(@Nullable String text) {
    return Color.parse(text).isPresent();
  }
}
