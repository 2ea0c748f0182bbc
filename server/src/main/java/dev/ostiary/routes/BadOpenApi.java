package dev.ostiary.routes;

/** A document that cannot be used; the message says why, and where if that is known. */
public final class BadOpenApi extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadOpenApi(String message) {
    super(message, null, false, false);
  }
}
