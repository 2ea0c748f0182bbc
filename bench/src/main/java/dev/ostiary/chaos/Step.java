package dev.ostiary.chaos;

/**
 * One thing that a client did, as it saw it.
 *
 * @param kind what it did, such as {@code refresh}
 * @param key what it did it to: a user, a code, a family of tokens
 * @param began when it was sent, in nanoseconds of this process
 * @param ended when the answer was there, or the connection broke
 * @param given what was presented, such as a refresh token; or nothing
 * @param got what came back, such as its successor; or nothing
 */
public record Step(
    String kind, String key, long began, long ended, Outcome outcome, String given, String got) {
  /** How it ended. */
  public enum Outcome {
    /** It was done. */
    DONE,
    /** It was refused, as it may be. */
    REFUSED,
    /** Nobody knows: the connection broke, or the server said that it cannot now. */
    UNKNOWN,
    /** An answer that must never be given. */
    WRONG
  }

  boolean done() {
    return outcome == Outcome.DONE;
  }
}
