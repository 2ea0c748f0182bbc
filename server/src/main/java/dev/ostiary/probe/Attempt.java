package dev.ostiary.probe;

import java.util.Locale;

/** What is sent to an API, in the order in which it is sent. The codes are stable. */
enum Attempt {
  NO_TOKEN("No token", "401"),
  GARBAGE("Garbage instead of a token", "401"),
  ALG_NONE("Unsigned token (alg: none)", "401"),
  PUBLIC_KEY_AS_SECRET("HS256 with the public key as secret", "401"),
  WRONG_SIGNATURE("Right key id, wrong signature", "401"),
  EXPIRED("Expired token", "401"),
  OTHER_ISSUER("Token of another issuer", "401"),
  OTHER_AUDIENCE("Token for another API", "401"),
  ID_TOKEN("ID token", "401"),
  MISSING_SCOPE("Token without the permission", "403"),
  RIGHT("Right token", "2xx");

  private final String title;
  private final String expected;

  Attempt(String title, String expected) {
    this.title = title;
    this.expected = expected;
  }

  /** The name in answers. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A few words for people. */
  String title() {
    return title;
  }

  /** The status of an API that does what it should. */
  String expected() {
    return expected;
  }
}
