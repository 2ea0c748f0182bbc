package dev.ostiary.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How bytes stand in JSON. */
enum Encoding {
  BASE64,
  HEX,
  UTF8;

  static final List<String> NAMES = List.of("base64", "hex", "utf8");

  static Encoding of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * The bytes.
   *
   * @throws IllegalArgumentException when the text is not of this form
   */
  byte[] decode(String text) {
    return switch (this) {
      case BASE64 -> base64(text);
      case HEX -> HexFormat.of().parseHex(text);
      case UTF8 -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  /** Both alphabets of RFC 4648, with padding or without. */
  static byte[] base64(String text) {
    var standard = text.replace('-', '+').replace('_', '/').replace("=", "");
    return Base64.getDecoder().decode(standard);
  }
}
