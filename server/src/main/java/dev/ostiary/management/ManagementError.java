package dev.ostiary.management;

import dev.ostiary.common.Text;
import org.jspecify.annotations.Nullable;

/**
 * An error of the Management API as a value: {@code {"statusCode","error","message","errorCode"?}}.
 */
public final class ManagementError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final @Nullable String errorCode;

  /** An error; some errors of the original carry no {@code errorCode}. */
  public ManagementError(int status, @Nullable String errorCode, String message) {
    super(message, null, false, false);
    this.status = status;
    this.errorCode = errorCode;
  }

  /** 400: the body does not fit the schema. */
  public static ManagementError invalidBody(String message) {
    return new ManagementError(400, "invalid_body", "Payload validation error: " + message);
  }

  /** 400: the query does not fit. */
  public static ManagementError invalidQuery(String message) {
    return new ManagementError(400, "invalid_query_string", "Query validation error: " + message);
  }

  /** 400: a parameter of the path has a value that it cannot have. */
  public static ManagementError invalidPath(String value, String parameter, String description) {
    return new ManagementError(
        400,
        "invalid_uri",
        "Path validation error: 'Invalid value \"%s\"' on property %s (%s)."
            .formatted(Text.start(value, 100), parameter, description));
  }

  /** 403: the token lacks every one of the scopes that would do. */
  public static ManagementError insufficientScope(String expected) {
    return new ManagementError(
        403, "insufficient_scope", "Insufficient scope, expected any of: " + expected);
  }

  /** 403: the token lacks one of these scopes, all of which are needed. */
  public static ManagementError insufficientScopes(String expected) {
    return new ManagementError(
        403, "insufficient_scope", "Insufficient scope, expected all of: " + expected);
  }

  /** 404 with the recorded text of the resource. */
  public static ManagementError notFound(@Nullable String errorCode, String message) {
    return new ManagementError(404, errorCode, message);
  }

  /** 409: the name is taken. */
  public static ManagementError conflict(@Nullable String errorCode, String message) {
    return new ManagementError(409, errorCode, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The {@code errorCode}, if this error has one. */
  public @Nullable String errorCode() {
    return errorCode;
  }

  /** The public text. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** The name of a status, as in the {@code error} member. */
  static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Payload Too Large";
      case 415 -> "Unsupported Media Type";
      case 408 -> "Request Timeout";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      default -> "Error";
    };
  }
}
