package dev.ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTest {
  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair ec(String curve) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String publicPem(KeyPair pair) {
    return Certificates.pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  @Test
  void aPublicKeyBecomesAJwkNamedByItsThumbprint() throws Exception {
    var jwk = Json.own(PublicKeys.fromPem(publicPem(rsa(2048))).orElseThrow());
    assertThat(Set.copyOf(jwk.propertyNames()))
        .containsExactlyInAnyOrder("kty", "e", "n", "use", "kid");
    assertThat(Json.text(jwk, "kid")).hasSize(43);
    var curve = Json.own(PublicKeys.fromPem(publicPem(ec("secp256r1"))).orElseThrow());
    assertThat(Json.text(curve, "crv")).isEqualTo("P-256");
  }

  @Test
  void aCertificateGivesTheKeyInIt() throws Exception {
    var pair = rsa(2048);
    var certificate =
        Certificates.pem(
            "CERTIFICATE", Certificates.selfSigned(pair, "app", Instant.now(), "SHA256withRSA"));
    assertThat(PublicKeys.fromPem(certificate)).isEqualTo(PublicKeys.fromPem(publicPem(pair)));
  }

  @Test
  @DisplayName("ADM-07 a private key is never taken in")
  void privateKeysAreRefused() throws Exception {
    var pair = rsa(2048);
    var secret = Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    assertThat(PublicKeys.fromPem(secret)).isEmpty();
    assertThat(PublicKeys.fromPem(publicPem(pair) + secret)).isEmpty();
    assertThat(PublicKeys.fromPem(secret + publicPem(pair))).isEmpty();
  }

  @Test
  void weakKeysAndOtherCurvesAreRefused() throws Exception {
    assertThat(PublicKeys.fromPem(publicPem(rsa(1024)))).isEmpty();
    assertThat(PublicKeys.fromPem(publicPem(ec("secp384r1")))).isEmpty();
    assertThat(
            PublicKeys.fromPem(
                publicPem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n****\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----",
        "-----BEGIN NONSENSE-----\nMAA=\n-----END NONSENSE-----"
      })
  void whatIsNoKeyIsRefused(String pem) {
    assertThat(PublicKeys.fromPem(pem)).isEmpty();
  }
}
