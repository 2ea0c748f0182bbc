package dev.ostiary.probe;

import java.util.Locale;

/**
 * What a probe finds. A hole lets somebody in who must stay out, or breaks the API; a remark is
 * something that makes life harder. The codes are stable; pages translate by them.
 */
enum Finding {
  OPEN(true, "verify", "The route answers without any token: anybody may call it."),
  TOKEN_NOT_READ(
      true,
      "verify",
      "Anything in the Authorization header opens the route: the token is not even read."),
  SIGNATURE_IGNORED(
      true,
      "verify",
      "The signature is not checked: everybody can write tokens for this API. The token is only"
          + " decoded."),
  ALG_NONE(
      true,
      "verify",
      "Unsigned tokens are accepted (alg: none), hence everybody can write them (RFC 8725 section"
          + " 3.1)."),
  KEY_CONFUSION(
      true,
      "verify",
      "The public key serves as a secret: whoever has read the JWKS can write tokens (RFC 8725"
          + " section 2.1). Fix the algorithm in the API."),
  EXPIRY_IGNORED(true, "verify", "Expired tokens are accepted: a token that leaks works for ever."),
  ISSUER_IGNORED(
      true, "verify", "The issuer (iss) is not checked (RFC 9068 section 4): compare it exactly."),
  AUDIENCE_IGNORED(
      true,
      "verify",
      "The audience (aud) is not checked: tokens for other APIs, and ID tokens, open this one."),
  SCOPE_IGNORED(true, "scope", "The permission is not checked: every valid token opens the route."),
  BREAKS(
      true,
      "errors",
      "The API breaks at a bad token (500). Callers cannot tell what is wrong, and errors that"
          + " nobody caught often tell strangers too much."),
  NO_CHALLENGE(
      false,
      "challenge",
      "A 401 has no WWW-Authenticate: Bearer (RFC 6750 section 3). Clients cannot tell a missing"
          + " token from a bad one."),
  RIGHT_REFUSED(
      false,
      "verify",
      "The right token is refused as well, so the other refusals prove nothing. Does the API expect"
          + " this issuer, this audience and this algorithm?");

  private final boolean hole;
  private final String remedy;
  private final String text;

  Finding(boolean hole, String remedy, String text) {
    this.hole = hole;
    this.remedy = remedy;
    this.text = text;
  }

  /** The name in answers. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hole() {
    return hole;
  }

  /** The section of a library's fixes that mends it. */
  String remedy() {
    return remedy;
  }

  /** A sentence or two for people. */
  String text() {
    return text;
  }
}
