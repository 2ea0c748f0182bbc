package dev.ostiary.verification;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.jose.Jws;
import dev.ostiary.key.Keys;
import dev.ostiary.tenant.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Checks access tokens that come back to this server itself. */
public final class AccessTokens {
  private final Keys keys;
  private final Time time;

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

  /** Checks signature, issuer, audience, time and kind. */
  public Outcome check(Tenant tenant, @Nullable String token, String audience) {
    var parsed = Jws.parse(token);
    if (parsed.isEmpty()) {
      return new Invalid("Not a signed token");
    }
    var jws = parsed.get();
    if (!keys.signed(tenant.id(), jws)) {
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

  /** {@code aud}, which is one string or a list of them (RFC 7519 section 4.1.3). */
  public static List<String> audiences(ObjectNode claims) {
    var one = Json.text(claims, "aud");
    return one == null ? Json.strings(claims, "aud") : List.of(one);
  }
}
