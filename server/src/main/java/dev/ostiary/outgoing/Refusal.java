package dev.ostiary.outgoing;

/**
 * A request that was not made, or that brought no answer. The message is for whoever wanted it, and
 * is the same for every host that is not public, whether it exists or not (OUT-07).
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is told. */
  public Refusal(String message) {
    super(message, null, false, false);
  }
}
