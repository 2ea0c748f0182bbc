package dev.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.password.BadHash;
import dev.ostiary.password.ForeignHash;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  @DisplayName("AUT-04 AUT-02 a hash names its parameters and fits its password only")
  void aHashFitsItsPasswordOnly() {
    var hash = passwords.hash("correct horse");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("correct horse", hash)).isTrue();
    for (var wrong : List.of("correct hors", "correct horsE", " correct horse", "")) {
      assertThat(passwords.matches(wrong, hash)).isFalse();
    }
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
  }

  @Test
  @DisplayName("AUT-01 nothing is cut off, at 72 bytes or anywhere")
  void nothingIsCutOff() {
    for (int length : new int[] {71, 72, 73, 512}) {
      var password = "é".repeat(length);
      var hash = passwords.hash(password);
      assertThat(passwords.matches(password, hash)).isTrue();
      assertThat(passwords.matches("é".repeat(length - 1) + "e", hash)).isFalse();
    }
    assertThat(passwords.matches("x".repeat(513), passwords.hash("x".repeat(513)))).isFalse();
  }

  @Test
  @DisplayName("AUT-02 every text is a password, in whatever form it is typed")
  void everyTextIsAPassword() {
    var random = new Random(42);
    for (int i = 0; i < 25; i++) {
      var text = new StringBuilder();
      random.ints(12, 1, 0xD800).forEach(text::appendCodePoint);
      var hash = passwords.hash(text.toString());
      assertThat(passwords.matches(text.toString(), hash)).isTrue();
      assertThat(passwords.matches(text + "x", hash)).isFalse();
    }
    assertThat(passwords.matches("Å", passwords.hash("Å"))).isTrue();
  }

  @Test
  @DisplayName("AUT-04 a hash of another system fits until it is replaced by one of ours")
  void aForeignHashFits() throws BadHash {
    var text = "$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2";
    var hash = ForeignHash.bcrypt(text).stored();
    assertThat(Passwords.isOutdated(hash)).isTrue();
    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("correct hors", hash)).isFalse();
    assertThat(passwords.matches("x".repeat(513), hash)).isFalse();
    assertThat(Passwords.isOutdated(passwords.hash("correct horse"))).isFalse();
  }

  @Test
  @DisplayName("AUT-07 without a hash the same work is done and nothing fits")
  void withoutAHashNothingFits() {
    assertThat(passwords.matches("", null)).isFalse();
    assertThat(passwords.matches("x", null)).isFalse();
    assertThat(passwords.matches("x", "plain")).isFalse();
    assertThat(passwords.matches("x", "$argon2id$v=19$m=99999999,t=2,p=1$AAAA$AAAA")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "none,0,x,true",
    "low,0,12345,false",
    "low,0,123456,true",
    "fair,0,abcdefgh,false",
    "fair,0,Abcdefg1,true",
    "good,0,Abcdefg1,true",
    "good,0,abcdefg1,false",
    "good,0,abcdef1!,true",
    "good,0,Abcde1!,false",
    "good,12,Abcdefg1!,false",
    "excellent,0,Abcdefg1!x,true",
    "excellent,0,Abbbdefg1!,false",
    "excellent,0,Abcdefg1!,false"
  })
  @DisplayName("AUT-03 the levels are those of Auth0's connections")
  void theLevelsAreAuth0s(String level, int minimum, String password, boolean accepted) {
    // AUT-03 would have no rules of composition; the wire contract has Auth0's levels.
    assertThat(PasswordPolicy.of(level, minimum).accepts(password)).isEqualTo(accepted);
  }

  @Test
  void lengthIsCountedInCharactersThatPeopleSee() {
    assertThat(PasswordPolicy.of("low", 0).accepts("🔑🔑🔑")).isFalse();
    assertThat(PasswordPolicy.of("low", 0).accepts("🔑🔑🔑🔑🔑🔑")).isTrue();
    assertThat(PasswordPolicy.of("none", 0).accepts("x".repeat(513))).isFalse();
  }
}
