package dev.ostiary.branding;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An opaque sRGB colour, each channel 0 to 255. It is written as {@code #rrggbb} and in no other
 * way, so that no text of a tenant ever reaches a stylesheet.
 */
record Color(int red, int green, int blue) {

  static final Color BLACK = new Color(0, 0, 0);
  static final Color WHITE = new Color(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /** Reads {@code #rrggbb}; empty for anything else. */
  static Optional<Color> parse(@Nullable String text) {
    if (text == null || !HEX.matcher(text).matches()) {
      return Optional.empty();
    }
    var rgb = Integer.parseInt(text.substring(1), 16);
    return Optional.of(new Color(rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff));
  }

  /** Reads a colour of the source code. */
  static Color of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not #rrggbb: " + text));
  }

  /** WCAG 2.2 relative luminance, 0 (black) to 1 (white). */
  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    var value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** WCAG 2.2 contrast ratio with another colour, 1 to 21. */
  double contrast(Color other) {
    var mine = luminance();
    var theirs = other.luminance();
    return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
  }

  /** Black or white, whichever is easier to read on this colour: always at least 4.58 : 1. */
  Color text() {
    return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
  }

  /** This colour with the given share (0 to 1) of another. */
  Color mix(Color other, double share) {
    return new Color(
        blend(red, other.red, share),
        blend(green, other.green, share),
        blend(blue, other.blue, share));
  }

  private static int blend(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /**
   * This colour, or the nearest lighter or darker one of the same hue and saturation that has the
   * given contrast with a surface.
   */
  Color readableOn(Color surface, double ratio) {
    var step = surface.text().equals(WHITE) ? 0.02 : -0.02;
    var candidate = this;
    var lightness = lightness();
    while (candidate.contrast(surface) < ratio && lightness > 0 && lightness < 1) {
      lightness += step;
      candidate = withLightness(lightness);
    }
    return candidate;
  }

  /** Lightness as in HSL, 0 (black) to 1 (white). */
  private double lightness() {
    return (max() + min()) / 510.0;
  }

  private int max() {
    return Math.max(red, Math.max(green, blue));
  }

  private int min() {
    return Math.min(red, Math.min(green, blue));
  }

  /** In HSL every channel keeps its place between the middle grey and the widest span. */
  private Color withLightness(double wanted) {
    var lightness = Math.clamp(wanted, 0, 1);
    var span = widestSpan(lightness) / Math.max(widestSpan(lightness()), 1e-6);
    return new Color(
        channel(red, lightness, span),
        channel(green, lightness, span),
        channel(blue, lightness, span));
  }

  private static double widestSpan(double lightness) {
    return 1 - Math.abs(2 * lightness - 1);
  }

  private int channel(int value, double lightness, double span) {
    var offset = (value / 255.0 - lightness()) * span;
    return (int) Math.round(Math.clamp(lightness + offset, 0, 1) * 255);
  }

  boolean isDark() {
    return luminance() < 0.18;
  }

  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
