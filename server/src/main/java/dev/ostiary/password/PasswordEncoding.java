package dev.ostiary.password;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the other system made bytes of a password before it hashed them. */
enum PasswordEncoding {
  UTF8,
  /** UTF-16, little endian; {@code ucs2} is the same. */
  UTF16LE,
  /** The low byte of each UTF-16 unit, as {@code ascii}, {@code latin1} and {@code binary} do. */
  LOW_BYTES;

  static final List<String> NAMES = List.of("ascii", "utf8", "utf16le", "ucs2", "latin1", "binary");

  static PasswordEncoding of(String name) {
    return switch (name) {
      case "utf8" -> UTF8;
      case "utf16le", "ucs2" -> UTF16LE;
      default -> LOW_BYTES;
    };
  }

  byte[] encode(String password) {
    return switch (this) {
      case UTF8 -> password.getBytes(StandardCharsets.UTF_8);
      case UTF16LE -> password.getBytes(StandardCharsets.UTF_16LE);
      case LOW_BYTES -> lowBytes(password);
    };
  }

  private static byte[] lowBytes(String password) {
    var bytes = new byte[password.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) password.charAt(i);
    }
    return bytes;
  }
}
