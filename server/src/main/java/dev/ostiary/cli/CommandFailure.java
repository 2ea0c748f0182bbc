package dev.ostiary.cli;

/**
 * A command cannot do what it was asked; the message says why and what to do, in a line or a few.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what people read. */
  public CommandFailure(String message) {
    super(message, null, false, false);
  }
}
