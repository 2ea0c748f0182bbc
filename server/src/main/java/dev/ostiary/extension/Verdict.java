package dev.ostiary.extension;

import dev.ostiary.oauth.OAuthError;
import org.jspecify.annotations.Nullable;

/**
 * What a program's result means for the flow that it is in.
 *
 * @param refusal the error that ends the flow, or null
 * @param endsSession whether the browser's session ends with it
 * @param redirect where the user is sent, or null
 */
record Verdict(@Nullable OAuthError refusal, boolean endsSession, @Nullable String redirect) {
  /** The next program may run. */
  static final Verdict GO_ON = new Verdict(null, false, null);

  static Verdict refuse(OAuthError error) {
    return new Verdict(error, false, null);
  }

  boolean goesOn() {
    return refusal == null && redirect == null;
  }
}
