package dev.ostiary.probe;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Forgery;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.key.Keys;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.TokenPlan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens that an API must refuse, each with exactly one fault. Beside {@code TokenIssuer} this is
 * the only place where a tenant's keys sign, and it signs only what nobody can use:
 *
 * <ul>
 *   <li>It starts from a plan of the one pipeline, for the client {@code ostiary-probe} and no
 *       other, which is stored nowhere, has no secret and no way to ask for a token.
 *   <li>The plan's API is never the Management API: the pipeline refuses that, and so does {@link
 *       #of}.
 *   <li>Every claim that is changed is made worse: a time that is over, an issuer and an audience
 *       below {@code .invalid} (RFC 6761 section 6.4), which nobody can own. No scope, permission
 *       or subject is added.
 *   <li>What is not over already lives 60 seconds at most, and its subject is no user.
 *   <li>They are sent to the API that is probed, and never stored, logged or shown.
 * </ul>
 *
 * Whoever answers at that address could at most show them to the same API for a minute, which
 * accepts them only if it has the hole that the probe is about to report.
 */
final class FaultyTokens {
  private static final String NOBODY = "https://nobody.invalid/";
  private static final long LONGEST = 60;
  private static final long HOUR = 3_600;

  private final Keys keys;
  private final Time time;

  FaultyTokens(Keys keys, Time time) {
    this.keys = keys;
    this.time = time;
  }

  /**
   * The tokens of each fault that this API can have.
   *
   * @param right the plan of the right token
   * @throws IllegalStateException when the plan is not one of a probe
   */
  Map<Attempt, List<String>> of(TokenPlan right) {
    if (!(right.access() instanceof TokenPlan.Jwt jwt)
        || !right.request().client().id().equals(Tenant.PROBE)
        || right.request().user() != null
        || jwt.api().system()
        || jwt.lifetime() > LONGEST) {
      throw new IllegalStateException("Not the plan of a probe");
    }
    var tenant = right.request().tenant().id();
    var key = keys.signing(tenant, jwt.algorithm(), jwt.api().signingSecret());
    var claims = jwt.claims();
    var tokens = new EnumMap<Attempt, List<String>>(Attempt.class);
    tokens.put(Attempt.GARBAGE, List.of("garbage", "e30.e30.e30"));
    tokens.put(
        Attempt.ALG_NONE,
        List.of(
            Forgery.unsigned("none", key, jwt.typ(), claims),
            Forgery.unsigned("nOnE", key, jwt.typ(), claims)));
    if (!key.algorithm().symmetric()) {
      tokens.put(
          Attempt.PUBLIC_KEY_AS_SECRET, Forgery.withPublicKey(key, jwt.typ(), claims.deepCopy()));
    }
    tokens.put(
        Attempt.WRONG_SIGNATURE, List.of(Forgery.byStranger(key, jwt.typ(), claims, time.now())));
    tokens.put(Attempt.EXPIRED, List.of(Jws.sign(key, jwt.typ(), expired(claims))));
    tokens.put(Attempt.OTHER_ISSUER, List.of(signed(key, jwt, "iss")));
    tokens.put(Attempt.OTHER_AUDIENCE, List.of(signed(key, jwt, "aud")));
    tokens.put(Attempt.ID_TOKEN, List.of(idToken(right, claims)));
    return tokens;
  }

  private static String signed(SigningKey key, TokenPlan.Jwt jwt, String claim) {
    return Jws.sign(key, jwt.typ(), jwt.claims().deepCopy().put(claim, NOBODY));
  }

  private static ObjectNode expired(ObjectNode claims) {
    long issued = Json.number(claims, "iat", 0) - HOUR;
    return claims.deepCopy().put("iat", issued).put("exp", issued + LONGEST);
  }

  /** As an application gets it that asked for no API: its audience is the application. */
  private String idToken(TokenPlan right, ObjectNode claims) {
    var key = keys.current(right.request().tenant().id(), Algorithm.RS256);
    var id =
        Json.object()
            .put("iss", Json.text(claims, "iss"))
            .put("aud", Tenant.PROBE)
            .put("sub", Json.text(claims, "sub"))
            .put("iat", Json.number(claims, "iat", 0))
            .put("exp", Json.number(claims, "exp", 0))
            .put("nonce", Ids.alphanumeric(16));
    return Jws.sign(key, "JWT", id);
  }
}
