package dev.ostiary.probe;

import java.util.Locale;
import java.util.Map;

/**
 * What an API answered.
 *
 * @param status 0 when there was no answer in time
 * @param headers by lower-case names; fields of the same name are joined with commas
 * @param body its beginning; it never leaves this package
 */
record Reply(int status, Map<String, String> headers, String body) {
  /** No answer. */
  static final Reply NONE = new Reply(0, Map.of(), "");

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Whether a 401 names the scheme that it wants (RFC 6750 section 3). */
  boolean challenges() {
    return header("www-authenticate").toLowerCase(Locale.ROOT).contains("bearer");
  }

  boolean success() {
    return status >= 200 && status < 300;
  }
}
