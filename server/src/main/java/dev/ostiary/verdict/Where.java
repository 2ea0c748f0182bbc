package dev.ostiary.verdict;

import java.util.Locale;

/** In whose hands it is to mend a fault. */
public enum Where {
  /** The application that requests and sends the token. */
  CLIENT,
  /** The API that checks it. */
  API,
  /** What this server is told about the tenant. */
  TENANT;

  /** The word in answers. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
