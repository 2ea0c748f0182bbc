package dev.ostiary.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SealerTest {
  private final Sealer sealer = new Sealer(new byte[32]);

  @Test
  void aTextComesBack() {
    var sealed = sealer.seal("purpose", "text ü 🔑");
    assertThat(sealed).startsWith("sealed:v1:").doesNotContain("text");
    assertThat(sealer.open("purpose", sealed)).isEqualTo("text ü 🔑");
    assertThat(sealer.seal("purpose", "text")).isNotEqualTo(sealer.seal("purpose", "text"));
  }

  @Test
  @DisplayName("SES-05 another purpose, another key, any changed byte or a shorter tag: not opened")
  void nothingElseOpensIt() {
    var sealed = sealer.seal("purpose", "text");
    refused(sealer, "other", sealed);
    var key = new byte[32];
    key[31] = 1;
    refused(new Sealer(key), "purpose", sealed);
    var bytes = Base64.getDecoder().decode(sealed.substring("sealed:v1:".length()));
    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      refused(sealer, "purpose", "sealed:v1:" + Base64.getEncoder().encodeToString(changed));
    }
    for (int length = 12; length < bytes.length; length++) {
      var cut = java.util.Arrays.copyOf(bytes, length);
      refused(sealer, "purpose", "sealed:v1:" + Base64.getEncoder().encodeToString(cut));
    }
    refused(sealer, "purpose", "text");
  }

  private static void refused(Sealer sealer, String purpose, String sealed) {
    assertThatThrownBy(() -> sealer.open(purpose, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("CFG-02 a key of another length is refused")
  void aKeyOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Sealer(new byte[16])).isInstanceOf(IllegalArgumentException.class);
  }
}
