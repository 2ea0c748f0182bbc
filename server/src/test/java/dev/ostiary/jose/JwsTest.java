package dev.ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {
  private static final SigningKey RSA = SigningKey.generate(Algorithm.RS256, "x", Instant.EPOCH);

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(names = {"RS256", "RS512", "PS256", "ES256", "EDDSA"})
  void whatIsSignedIsVerified(Algorithm algorithm) {
    var key = SigningKey.generate(algorithm, "x", Instant.now());
    var token = Jws.sign(key, "at+jwt", Json.object().put("sub", "ü"));
    var jws = Jws.parse(token).orElseThrow();
    assertThat(jws.verifiedBy(key)).isTrue();
    assertThat(jws.verifiedByPublicKey(Json.write(key.publicJwk()))).isTrue();
    assertThat(jws.typ()).isEqualTo("at+jwt");
    assertThat(jws.alg()).isEqualTo(algorithm.text());
    assertThat(jws.kid()).isEqualTo(key.kid());
    assertThat(Json.text(jws.claims(), "sub")).isEqualTo("ü");
    assertThat(jws.verifiedBy(SigningKey.generate(algorithm, "x", Instant.now()))).isFalse();
  }

  @Test
  void edDsaSignsAsTheExampleOfRfc8037Does() throws Exception {
    var key =
        SigningKey.read(
            """
            {"kty":"OKP","crv":"Ed25519","alg":"EdDSA","kid":"x",
             "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
            """);
    var input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    assertThat(
            key.signer()
                .sign(key.header("JWT").value(), input.getBytes(StandardCharsets.US_ASCII))
                .toString())
        .isEqualTo(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
  }

  @Test
  @DisplayName("JWT-01 the key's algorithm decides, not the header's")
  void theKeysAlgorithmDecides() {
    var claims = Json.object().put("sub", "x");
    var jwk = Json.write(RSA.publicJwk());
    for (var secret : new String[] {jwk, RSA.certificatePem(), RSA.privateJwk()}) {
      var forged = Jws.parse(Jws.sign(SigningKey.hmac(secret), "JWT", claims)).orElseThrow();
      assertThat(forged.verifiedBy(RSA)).isFalse();
      assertThat(forged.verifiedByPublicKey(jwk)).isFalse();
    }
    var pss = SigningKey.generate(Algorithm.PS256, "x", Instant.now());
    var token = Jws.parse(Jws.sign(pss, "JWT", claims)).orElseThrow();
    assertThat(token.verifiedBy(RSA)).isFalse();
    assertThat(token.verifiedByPublicKey("{\"kty\":\"oct\",\"k\":\"AAAA\"}")).isFalse();
    assertThat(token.verifiedByPublicKey("nonsense")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"nOnE\"}",
        "{\"alg\":\"\"}",
        "{}",
        "{\"alg\":[\"RS256\"]}",
        "{\"alg\":1}",
        "{\"alg\":null}",
        "{\"alg\":\"RS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"RS256\",\"kid\":[\"x\"]}",
        "[]",
        "x"
      })
  @DisplayName("JWT-02 JWT-05 a strange header never verifies")
  void aStrangeHeaderNeverVerifies(String header) {
    var signature = Jws.sign(RSA, "JWT", Json.object()).split("\\.")[2];
    for (var last : new String[] {"", signature, "AAAA"}) {
      var token = base64(header) + "." + base64("{\"sub\":\"x\"}") + "." + last;
      assertThat(Jws.parse(token).filter(j -> j.verifiedBy(RSA))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "x", "", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "\"text\""})
  @DisplayName("JWT-05 claims are one object, nothing after it, no name twice")
  void claimsAreOneObject(String payload) {
    var token = base64("{\"alg\":\"RS256\"}") + "." + base64(payload) + ".AAAA";
    assertThat(Jws.parse(token)).isEmpty();
  }

  @Test
  @DisplayName("JWT-05 TOK-10 padding, spaces and spare bits make no second text of one token")
  void thereIsOneTextOfAToken() {
    var token = Jws.sign(RSA, "JWT", Json.object().put("a", 1));
    assertThat(Jws.parse(token)).isPresent();
    var last = token.charAt(token.length() - 1);
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      if (c != last) {
        var changed = token.substring(0, token.length() - 1) + c;
        assertThat(Jws.parse(changed).filter(j -> j.verifiedBy(RSA))).isEmpty();
      }
    }
    for (var bad :
        new String[] {
          token + "=", " " + token, token + "\n", token.replace(".", " ."), "a.b", ""
        }) {
      assertThat(Jws.parse(bad)).as(bad).isEmpty();
    }
  }

  @Test
  @DisplayName("JWT-06 what is too long is not even split")
  void whatIsTooLongIsNotSplit() {
    assertThat(Jws.parse("a".repeat(200_000))).isEmpty();
    assertThat(Jws.parse(null)).isEmpty();
  }

  @Test
  @DisplayName("JWT-07 an ECDSA signature of zeros, in DER, or of another length is refused")
  void ecdsaTricksAreRefused() {
    var key = SigningKey.generate(Algorithm.ES256, "x", Instant.now());
    var parts = Jws.sign(key, "JWT", Json.object()).split("\\.");
    for (int length : new int[] {0, 1, 63, 64, 65, 70, 72, 128}) {
      var zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);
      var jws = Jws.parse(parts[0] + "." + parts[1] + "." + zeros);
      assertThat(jws.filter(j -> j.verifiedBy(key))).as("length " + length).isEmpty();
    }
  }
}
