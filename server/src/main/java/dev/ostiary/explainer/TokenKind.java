package dev.ostiary.explainer;

import java.util.Locale;

/** What a token is, whatever it is used for. */
enum TokenKind {
  ACCESS_TOKEN,
  ID_TOKEN,
  REFRESH_TOKEN,
  /**
   * A random string: an access token for {@code /userinfo}, or something this server never made.
   */
  OPAQUE,
  ENCRYPTED;

  /** The word in answers. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
