package dev.ostiary.oauth;

import dev.ostiary.common.Hashes;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange (RFC 7636), S256 only: {@code plain} protects nothing. */
public final class Pkce {
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9\\-_]{43}");

  private Pkce() {}

  /** Whether the text can be the SHA-256 of a verifier. */
  public static boolean isChallenge(String challenge) {
    return CHALLENGE.matcher(challenge).matches();
  }

  /** Whether the verifier belongs to the challenge. */
  public static boolean matches(String verifier, String challenge) {
    return VERIFIER.matcher(verifier).matches() && Hashes.same(Hashes.sha256(verifier), challenge);
  }
}
