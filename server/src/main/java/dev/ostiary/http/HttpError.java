package dev.ostiary.http;

/** A request that HTTP itself refuses, before any endpoint speaks its own errors. */
public final class HttpError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  /**
   * An error.
   *
   * @param code a stable word, as in {@code error} of an answer
   */
  public HttpError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** 400. */
  public static HttpError badRequest(String message) {
    return new HttpError(400, "invalid_request", message);
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** The stable word. */
  public String code() {
    return code;
  }

  /** The public text. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
