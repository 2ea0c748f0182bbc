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
  private record Known(Jws token, SigningKey key) {}

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
    var parsed = parse(tenant, token);
    if (parsed.isEmpty()) {
      return new Invalid("Not a signed token");
    }
    var jws = parsed.get();
    if (!signed(tenant, token, jws)) {
      return new BadSignature();
    }
    var claims = jws.claims();
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
    return parse(tenant, token)
        .filter(jws -> tenant.issuer().equals(Json.text(jws.claims(), "iss")))
        .filter(jws -> Json.number(jws.claims(), "exp", 0) > time.seconds())
        .filter(
            jws ->
                audiences(jws.claims()).stream()
                    .flatMap(a -> apis.apply(a).stream())
                    .anyMatch(api -> signedFor(tenant, api, token, jws)))
        .map(Jws::claims);
  }

  private Optional<Jws> parse(Tenant tenant, @Nullable String token) {
    var known = token == null ? null : known(tenant, token);
    return known == null ? Jws.parse(token) : Optional.of(known.token());
  }

  private @Nullable Known known(Tenant tenant, String token) {
    var known = remembered.getIfPresent(token);
    return known != null && keys.publishes(tenant.id(), known.key()) ? known : null;
  }

  private boolean signed(Tenant tenant, @Nullable String token, Jws jws) {
    if (token == null) {
      return false;
    }
    if (known(tenant, token) != null) {
      return true;
    }
    var key = keys.signer(tenant.id(), jws);
    key.ifPresent(k -> remembered.put(token, new Known(jws, k)));
    return key.isPresent();
  }

  private boolean signedFor(Tenant tenant, ResourceServer api, String token, Jws jws) {
    var secret = api.signingSecret();
    return jws.alg().equals(Algorithm.HS256.text())
        ? secret != null
            && api.algorithm() == Algorithm.HS256
            && jws.verifiedBy(SigningKey.hmac(secret))
        : signed(tenant, token, jws);
  }

  /** {@code aud}, which is one string or a list of them (RFC 7519 section 4.1.3). */
  public static List<String> audiences(ObjectNode claims) {
    var one = Json.text(claims, "aud");
    return one == null ? Json.strings(claims, "aud") : List.of(one);
  }
}
