package dev.ostiary.page;

import dev.ostiary.branding.ErrorView;

/**
 * An error that a person sees in the browser, because the application cannot be told: a value that
 * is thrown to the one place that renders it.
 */
public final class PageError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;
  private final String detail;

  private PageError(int status, String code, String title, String detail) {
    super(title, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /** The redirect URI is not registered with the client: never redirect there. */
  public static PageError callbackMismatch(String sent) {
    return new PageError(
        403,
        ErrorView.CALLBACK_MISMATCH,
        "Callback URL mismatch.",
        "The redirect_uri \""
            + sent
            + "\" is not in the application's list of Allowed Callback URLs. Add it there, letter"
            + " for letter.");
  }

  /** There is no such client. */
  public static PageError unknownClient(String sent) {
    return new PageError(
        403,
        ErrorView.UNKNOWN_CLIENT,
        "Unknown client",
        "No application has the client_id \"" + sent + "\".");
  }

  /** The request cannot be understood, and there is nowhere to send the error. */
  public static PageError invalidRequest(String detail) {
    return new PageError(400, ErrorView.INVALID_REQUEST, "Invalid request", detail);
  }

  /** The sign-in in progress is over, or belongs to another browser. */
  public static PageError expired() {
    return new PageError(
        400,
        ErrorView.TRANSACTION_EXPIRED,
        "This sign-in has ended",
        "The state parameter names no sign-in that this browser started within the last hour.");
  }

  /** A link that would make an administrator does not work any more. */
  public static PageError setupLink() {
    return new PageError(
        400,
        ErrorView.SETUP_LINK,
        "This set-up link does not work",
        "It works once and for 24 hours; the one for the first administrator only as long as there"
            + " is none. Make a new one on the server: ostiary administrator invite");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable id of the error. */
  public String code() {
    return code;
  }

  /** What happened, for people. */
  public String title() {
    return String.valueOf(getMessage());
  }

  /** What a developer has to change. */
  public String detail() {
    return detail;
  }
}
