package dev.ostiary.sandbox;

/**
 * What a tenant wrote.
 *
 * @param tenant whose it is; a process sees programs of one tenant only
 * @param name what errors and stack traces call it
 * @param shape how it is written
 */
public record Program(String tenant, String name, String code, Shape shape) {
  /** How a program is written. */
  public enum Shape {
    /** A CommonJS module: it sets {@code exports}. */
    MODULE,
    /** One function expression. */
    FUNCTION
  }
}
