package dev.ostiary.http;

import dev.ostiary.common.Unavailable;

/** A request that HTTP itself refuses, before any endpoint speaks its own errors. */
public final class HttpError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;
  private final int retryAfter;

  /**
   * An error.
   *
   * @param code a stable word, as in {@code error} of an answer
   */
  public HttpError(int status, String code, String message) {
    this(status, code, message, 0);
  }

  private HttpError(int status, String code, String message, int retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** What may be tried again: 503, or 429 for who asks too much. */
  static HttpError of(Unavailable e) {
    return e.share()
        ? tooMany(e.message(), 1)
        : new HttpError(503, "temporarily_unavailable", e.message(), 1);
  }

  /**
   * 429.
   *
   * @param seconds after which it is worth another try
   */
  public static HttpError tooMany(String message, int seconds) {
    return new HttpError(429, "too_many_requests", message, seconds);
  }

  /** 400. */
  public static HttpError badRequest(String message) {
    return new HttpError(400, "invalid_request", message);
  }

  /** Seconds after which it is worth another try; 0 when waiting does not help. */
  public int retryAfter() {
    return retryAfter;
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
