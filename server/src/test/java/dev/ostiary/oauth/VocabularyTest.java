package dev.ostiary.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Hashes;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCE, scopes, response types and modes. */
class VocabularyTest {
  @Test
  void theExampleOfTheRfcFits() {
    assertThat(
            Pkce.matches(
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 42, 129})
  @DisplayName("COD-06 a verifier has 43 to 128 characters")
  void aVerifierHasItsLength(int length) {
    var verifier = "v".repeat(length);
    assertThat(Pkce.matches(verifier, Hashes.sha256(verifier))).isFalse();
    assertThat(Pkce.matches("v".repeat(43), Hashes.sha256("v".repeat(43)))).isTrue();
    assertThat(Pkce.matches("v".repeat(128), Hashes.sha256("v".repeat(128)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "+", "/", "=", "é", "\n", "\""})
  @DisplayName("COD-06 a verifier has its alphabet")
  void aVerifierHasItsAlphabet(String bad) {
    var verifier = "v".repeat(43) + bad;
    assertThat(Pkce.matches(verifier, Hashes.sha256(verifier))).isFalse();
  }

  @Test
  void aChallengeIsTheHashAndNotTheVerifier() {
    var verifier = "v".repeat(43);
    assertThat(Pkce.matches(verifier, verifier)).isFalse();
    assertThat(Pkce.isChallenge(Hashes.sha256(verifier))).isTrue();
    assertThat(Pkce.isChallenge(Hashes.sha256(verifier) + "=")).isFalse();
    assertThat(Pkce.isChallenge("")).isFalse();
  }

  @Test
  void scopesKeepTheirOrderAndOccurOnce() {
    assertThat(Scope.parse(" b  a b ")).containsExactly("b", "a");
    assertThat(Scope.parse(null)).isEmpty();
    assertThat(Scope.join(Scope.parse("b a"))).isEqualTo("b a");
  }

  @Test
  void aResponseTypeIsASet() {
    assertThat(ResponseType.parse("id_token code"))
        .contains(Set.of(ResponseType.CODE, ResponseType.ID_TOKEN));
    assertThat(ResponseType.parse("code magic")).isEmpty();
    assertThat(ResponseType.parse("CODE")).isEmpty();
    assertThat(ResponseType.parse(" ")).isEmpty();
    assertThat(ResponseType.join(Set.of(ResponseType.ID_TOKEN, ResponseType.CODE)))
        .isEqualTo("code id_token");
  }

  @Test
  void onlyACodeAloneTravelsInTheQuery() {
    assertThat(ResponseMode.standard(Set.of(ResponseType.CODE))).isEqualTo(ResponseMode.QUERY);
    assertThat(ResponseMode.standard(Set.of(ResponseType.CODE, ResponseType.TOKEN)))
        .isEqualTo(ResponseMode.FRAGMENT);
    assertThat(ResponseMode.of("Query")).isEmpty();
  }

  @Test
  void anErrorKnowsBothBehaviours() {
    var error = OAuthError.invalidCode().because("replayed");
    assertThat(error.status(false)).isEqualTo(403);
    assertThat(error.status(true)).isEqualTo(400);
    assertThat(error.detail()).isEqualTo("replayed");
    assertThat(error.description()).isEqualTo("Invalid authorization code");
    assertThat(OAuthError.wrongClientSecret().code(false)).isEqualTo("access_denied");
    assertThat(OAuthError.wrongClientSecret().code(true)).isEqualTo("invalid_client");
  }
}
