package dev.ostiary.example.reports;

import com.auth0.jwk.JwkException;
import com.auth0.jwk.JwkProvider;
import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwk.NetworkException;
import com.auth0.jwk.RateLimitReachedException;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Decides whether a token was made by our issuer, for this API, and is still valid.
 *
 * <p>All of it happens here, without asking the issuer about each token: only its public keys are
 * fetched, and kept. The same two libraries do the work behind ktor's {@code jwt { verifier(...)
 * }}.
 */
final class AccessTokenVerifier {
  private final String issuer;
  private final String audience;
  private final JwkProvider keys;

  /**
   * @param issuer the {@code iss} of the tokens we accept, trailing slash included; the keys are
   *     read from {@code .well-known/jwks.json} below it
   * @param audience the identifier under which this API is registered with the issuer
   */
  AccessTokenVerifier(String issuer, String audience) {
    this.issuer = issuer;
    this.audience = audience;
    // Keys change seldom: keep up to 10 for a day. A token may name any key id, and each unknown
    // one
    // makes us ask the issuer, so we ask at most 10 times a minute. Known keys go on working
    // meanwhile.
    this.keys =
        new JwkProviderBuilder(issuer)
            .cached(10, Duration.ofHours(24))
            .rateLimited(10, 1, TimeUnit.MINUTES)
            .build();
  }

  /**
   * Returns the caller whom the token speaks for.
   *
   * @throws Refusal with status 401 and the reason, or 503 when the issuer's keys cannot be had
   */
  Caller verify(String token) throws Refusal {
    DecodedJWT unverified = decode(token);
    // The algorithm is ours to choose, not the token's: with "none" anyone could write tokens, and
    // with HS256 our public key would serve as the secret (RFC 8725 §3.1).
    if (!"RS256".equals(unverified.getAlgorithm())) {
      throw Refusal.invalidToken(
          "The signature algorithm must be RS256, this token says " + unverified.getAlgorithm());
    }
    var algorithm = Algorithm.RSA256(publicKey(unverified.getKeyId()), null);
    // Checks the signature first, then iss, exp, nbf and iat, with no tolerance for clocks that
    // differ.
    var signatureAndDates = JWT.require(algorithm).withIssuer(issuer).build();
    try {
      return Caller.of(forThisApi(signatureAndDates.verify(unverified)));
    } catch (JWTVerificationException e) {
      throw Refusal.invalidToken(e.getMessage());
    }
  }

  private static DecodedJWT decode(String token) throws Refusal {
    try {
      return JWT.decode(token);
    } catch (JWTDecodeException e) {
      throw Refusal.invalidToken(
          "This is not a signed JWT. An application that logs in without an audience gets an opaque"
              + " token, which only the issuer's /userinfo understands.");
    }
  }

  /**
   * The check that is forgotten most often. The issuer signs tokens for other APIs and ID tokens
   * for applications with the same key; only {@code aud} tells them from ours, byte for byte.
   */
  private DecodedJWT forThisApi(DecodedJWT token) throws Refusal {
    var audiences = token.getAudience();
    if (audiences == null || !audiences.contains(audience)) {
      throw Refusal.invalidToken(
          "The token is for %s, this API accepts only tokens for %s. (The audience of an ID token is the application's client id.)"
              .formatted(audiences, audience));
    }
    // RFC 9068 §4 and Auth0 alike: an access token always ends and always has a subject.
    if (token.getExpiresAt() == null || token.getSubject() == null) {
      throw Refusal.invalidToken("The token lacks exp or sub");
    }
    return token;
  }

  private RSAPublicKey publicKey(String keyId) throws Refusal {
    if (keyId == null) {
      throw Refusal.invalidToken("The token does not name its key (kid)");
    }
    try {
      PublicKey key = keys.get(keyId).getPublicKey();
      if (key instanceof RSAPublicKey rsa) {
        return rsa;
      }
      throw Refusal.invalidToken("The token names a key that is not an RSA key");
    } catch (JwkException e) {
      var causes = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause);
      if (causes.anyMatch(AccessTokenVerifier::isNotTheCallersFault)) {
        throw Refusal.unavailable("The issuer's keys cannot be read now: " + e.getMessage());
      }
      throw Refusal.invalidToken("The issuer has no key with the id that the token names");
    }
  }

  private static boolean isNotTheCallersFault(Throwable cause) {
    return cause instanceof NetworkException || cause instanceof RateLimitReachedException;
  }
}
