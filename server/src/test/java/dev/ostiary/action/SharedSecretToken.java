package dev.ostiary.action;

import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JWT as a page or an older system with the same secret makes it. */
final class SharedSecretToken {
  private SharedSecretToken() {}

  /**
   * Makes one.
   *
   * @param wanted {@code secret}, {@code claims}, perhaps {@code algorithm}; it lasts five minutes
   *     unless the claims say otherwise
   */
  static String of(JsonNode wanted) {
    var algorithm = Json.text(wanted, "algorithm", "HS256");
    long now = System.currentTimeMillis() / 1000;
    var claims = Json.object().put("iat", now).put("exp", now + 300);
    claims.setAll(Json.child(wanted, "claims"));
    var signed = part(Json.object().put("alg", algorithm).put("typ", "JWT")) + '.' + part(claims);
    try {
      var mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
      mac.init(
          new SecretKeySpec(
              Json.text(wanted, "secret", "").getBytes(StandardCharsets.UTF_8), "raw"));
      return signed + '.' + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(ObjectNode json) {
    return base64(Json.bytes(json));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
