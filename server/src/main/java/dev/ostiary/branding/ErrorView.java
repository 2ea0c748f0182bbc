package dev.ostiary.branding;

import org.jspecify.annotations.Nullable;

/**
 * A request that cannot go on. The user reads what happened and what to do; the developer finds the
 * rest in a closed block.
 *
 * @param status the HTTP status
 * @param code the stable id of the error. For the constants of this record the pages have texts in
 *     every language; for any other the title is shown as it is
 * @param title in the words of the developer, English
 * @param detail what the developer has to change, English; may be empty
 * @param eventId what finds the event in the log
 * @param docsUrl a page that explains the error, null if there is none
 */
public record ErrorView(
    int status,
    String code,
    String title,
    String detail,
    String eventId,
    @Nullable String docsUrl) {

  /** The redirect URI is not registered. */
  public static final String CALLBACK_MISMATCH = "callback_mismatch";

  /** There is no such client. */
  public static final String UNKNOWN_CLIENT = "unknown_client";

  /** The interaction has ended, is too old, or belongs to another browser. */
  public static final String TRANSACTION_EXPIRED = "transaction_expired";

  /** Parameters are missing or wrong. */
  public static final String INVALID_REQUEST = "invalid_request";

  /** The link that makes an administrator has expired, was used, or never was. */
  public static final String SETUP_LINK = "setup_link";

  /** The user may not use the application. */
  public static final String ACCESS_DENIED = "access_denied";

  /** There is no such page. */
  public static final String NOT_FOUND = "not_found";

  /** A rate limit was reached. */
  public static final String TOO_MANY_REQUESTS = "too_many_requests";

  /** There is more to do than we can, or something that we need does not answer. */
  public static final String TEMPORARILY_UNAVAILABLE = "temporarily_unavailable";

  /** Our own failure. */
  public static final String SERVER_ERROR = "server_error";

  public ErrorView {
    docsUrl = Links.page(docsUrl);
  }

  /** The heading for the user. */
  public String heading(Language language) {
    var key = "problem." + code + ".title";
    return language.has(key) ? language.text(key) : Language.clean(title);
  }

  /** What happened and what the user can do. */
  public String explanation(Language language) {
    var key = "problem." + code + ".text";
    return language.text(language.has(key) ? key : "problem.other.text");
  }
}
