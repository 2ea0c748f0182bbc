package dev.ostiary.outgoing;

import java.util.List;
import java.util.Map;

/**
 * What a server answered.
 *
 * @param headers by lower-case names; every value of fields that came more than once
 * @param body no more than was allowed
 * @param ending whether that is all of it
 */
public record Answer(
    int status, String statusText, Map<String, List<String>> headers, byte[] body, Ending ending) {
  /** How a body ended. */
  public enum Ending {
    WHOLE,
    /** The connection ended before the body did. */
    CUT,
    /** The time ended before the body did. */
    LATE,
    TOO_LARGE
  }

  Answer late() {
    return new Answer(status, statusText, headers, body, Ending.LATE);
  }

  /** The values of a field, joined by commas (RFC 9110 section 5.3); empty when there is none. */
  public String header(String name) {
    return String.join(", ", headers.getOrDefault(name, List.of()));
  }
}
