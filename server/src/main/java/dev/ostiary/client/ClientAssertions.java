package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.jose.Jws;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.tenant.Tenant;

/** Assertions of {@code private_key_jwt} (RFC 7523 section 3, OpenID Connect Core section 9). */
public final class ClientAssertions {
  private static final long MAX_LIFETIME = 600;
  private static final long SKEW = 30;
  private static final int MAX_JTI = 255;
  private final Database database;
  private final Time time;
  private final AssertionStore store = new AssertionStore();

  /** A checker that remembers in this database. */
  public ClientAssertions(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /** Which client the assertion speaks of; not believed yet. */
  String clientIdOf(String assertion) {
    return Json.text(parse(assertion).claims(), "sub", "");
  }

  private static Jws parse(String assertion) {
    return Jws.parse(assertion).orElseThrow(() -> invalid("It is not a signed token"));
  }

  /**
   * Checks everything and uses the assertion up.
   *
   * @throws OAuthError invalid_client when anything is wrong
   */
  void verify(Tenant tenant, Client client, String assertion) {
    var jws = parse(assertion);
    boolean signed =
        client.keys().stream()
            .filter(k -> Json.text(k, "alg", jws.alg()).equals(jws.alg()))
            .map(k -> Json.text(k, "jwk", "{}"))
            .anyMatch(jws::verifiedByPublicKey);
    if (!signed) {
      throw invalid("No registered key verifies it");
    }
    var claims = jws.claims();
    if (!client.id().equals(Json.text(claims, "iss"))) {
      throw invalid("iss is not the client");
    }
    // One string and nothing but the issuer: another server that a client talks to must not get
    // assertions that this one would take as well (rfc7523bis).
    if (!tenant.issuer().equals(Json.text(claims, "aud"))) {
      throw invalid("aud is not this server");
    }
    long now = time.seconds();
    long exp = Json.number(claims, "exp", 0);
    if (exp <= now - SKEW || exp > now + MAX_LIFETIME + SKEW) {
      throw invalid("exp is over, or more than ten minutes ahead");
    }
    if (Json.number(claims, "nbf", 0) > now + SKEW) {
      throw invalid("nbf is in the future");
    }
    var jti = Json.text(claims, "jti", "");
    if (jti.isEmpty() || jti.length() > MAX_JTI) {
      throw invalid("jti is missing or too long");
    }
    if (!database.write(tx -> store.consume(tx, client, jti, (exp + SKEW) * 1000))) {
      throw invalid("It was used before");
    }
  }

  private static OAuthError invalid(String why) {
    return OAuthError.invalidClient("Invalid client assertion: " + why);
  }
}
