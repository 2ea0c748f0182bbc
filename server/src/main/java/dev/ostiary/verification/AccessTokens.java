package dev.ostiary.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.key.Keys;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks access tokens that come back to this server itself. A token comes back many times: a
 * signature that was found good is not looked at again as long as its key is published.
 */
public final class AccessTokens {
  /** Tokens of which is remembered that they were signed; some kilobytes each. */
  private static final int REMEMBERED = 2_000;

  private final Keys keys;
  private final Time time;
  private final Cache<String, Known> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** A token and the key that signed it. */
  private record Known(Jws jws, SigningKey key) {}

  /** A token that somebody sent, and whether its signature is known to be good. */
  private record Presented(String text, Jws jws, boolean known) {}

  /** A checker. */
  public AccessTokens(Keys keys, Time time) {
    this.keys = keys;
    this.time = time;
  }

  /** What is wrong with a token, or its claims. */
  public sealed interface Outcome {}

  /** The token is good. */
  public record Valid(ObjectNode claims) implements Outcome {}

  /** It is not a token of this server for this audience. */
  public record Invalid(String why) implements Outcome {}

  /** The signature is not of a key of the tenant. */
  public record BadSignature() implements Outcome {}

  /** Its time is over. */
  public record Expired() implements Outcome {}

  /** Checks signature, issuer, audience, time and kind. Do not change the claims. */
  public Outcome check(Tenant tenant, @Nullable String token, String audience) {
    var presented = present(tenant, token);
    if (presented == null) {
      return new Invalid("Not a signed token");
    }
    if (!signed(tenant, presented)) {
      return new BadSignature();
    }
    var claims = presented.jws().claims();
    if (!tenant.issuer().equals(Json.text(claims, "iss"))) {
      return new Invalid("Another issuer");
    }
    if (!audiences(claims).contains(audience)) {
      return new Invalid("Another audience");
    }
    if (Json.number(claims, "exp", 0) <= time.seconds()) {
      return new Expired();
    }
    return new Valid(claims);
  }

  /**
   * The claims of a token that is good now for any API of the tenant. Do not change them.
   *
   * @param apis finds an API by its identifier
   */
  public Optional<ObjectNode> any(
      Tenant tenant, String token, Function<String, Optional<ResourceServer>> apis) {
    return Optional.ofNullable(present(tenant, token))
        .filter(p -> tenant.issuer().equals(Json.text(p.jws().claims(), "iss")))
        .filter(p -> Json.number(p.jws().claims(), "exp", 0) > time.seconds())
        .filter(
            p ->
                audiences(p.jws().claims()).stream()
                    .flatMap(a -> apis.apply(a).stream())
                    .anyMatch(api -> signedFor(tenant, api, p)))
        .map(p -> p.jws().claims());
  }

  /** Reads a token; null when it is not a signed one. */
  private @Nullable Presented present(Tenant tenant, @Nullable String token) {
    if (token == null) {
      return null;
    }
    var known = remembered.getIfPresent(token);
    return known != null && keys.publishes(tenant.id(), known.key())
        ? new Presented(token, known.jws(), true)
        : Jws.parse(token).map(jws -> new Presented(token, jws, false)).orElse(null);
  }

  private boolean signed(Tenant tenant, Presented presented) {
    if (presented.known()) {
      return true;
    }
    var key = keys.signer(tenant.id(), presented.jws());
    key.ifPresent(k -> remembered.put(presented.text(), new Known(presented.jws(), k)));
    return key.isPresent();
  }

  private boolean signedFor(Tenant tenant, ResourceServer api, Presented presented) {
    var jws = presented.jws();
    var secret = api.signingSecret();
    return jws.alg().equals(Algorithm.HS256.text())
        ? secret != null
            && api.algorithm() == Algorithm.HS256
            && jws.verifiedBy(SigningKey.hmac(secret))
        : signed(tenant, presented);
  }

  /**
   * The application that was given the token: {@code azp} in Auth0's tokens, {@code client_id} in
   * those of RFC 9068; empty for none.
   */
  public static String application(ObjectNode claims) {
    return Json.text(claims, "azp", Json.text(claims, "client_id", ""));
  }

  /** {@code aud}, which is one string or a list of them (RFC 7519 section 4.1.3). */
  public static List<String> audiences(ObjectNode claims) {
    var one = Json.text(claims, "aud");
    return one == null ? Json.strings(claims, "aud") : List.of(one);
  }
}
