package dev.ostiary.user;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The picture of a user who has none: an initial on a colour, as a data URL. Nothing of the address
 * leaves this server, unlike with a picture service.
 */
final class Pictures {
  private static final String[] COLOURS = {
    "#1f5fbf", "#0f766e", "#7c3aed", "#b45309", "#be185d", "#3f6212", "#0369a1", "#6d28d9"
  };

  private Pictures() {}

  static String standard(String name) {
    int first = name.isEmpty() ? '?' : name.codePointAt(0);
    var initial =
        Character.isLetterOrDigit(first) ? Character.toString(first).toUpperCase(Locale.ROOT) : "?";
    var colour = COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)];
    var svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 96'><rect width='96' height='96'"
            + " fill='"
            + colour
            + "'/><text x='48' y='64' font-family='sans-serif' font-size='48' fill='#fff'"
            + " text-anchor='middle'>"
            + initial
            + "</text></svg>";
    return "data:image/svg+xml,"
        + URLEncoder.encode(svg, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
