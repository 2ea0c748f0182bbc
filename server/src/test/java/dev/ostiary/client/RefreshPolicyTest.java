package dev.ostiary.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshPolicyTest {
  private static RefreshPolicy of(String json) {
    return RefreshPolicy.of(Json.own(json));
  }

  @Test
  void anUnsetPolicyNeitherRotatesNorEnds() {
    assertThat(of("{}"))
        .isEqualTo(new RefreshPolicy(false, 0, RefreshPolicy.NEVER, RefreshPolicy.NEVER));
  }

  @Test
  @DisplayName("TOK-04 an expiring policy has both ends unless one is infinite")
  void anExpiringPolicyHasBothEnds() {
    assertThat(of("{\"expiration_type\":\"expiring\",\"rotation_type\":\"rotating\"}"))
        .isEqualTo(new RefreshPolicy(true, 0, 2_592_000, 1_296_000));
    assertThat(
            of(
                "{\"expiration_type\":\"expiring\",\"token_lifetime\":10,"
                    + "\"infinite_idle_token_lifetime\":true,\"leeway\":5}"))
        .isEqualTo(new RefreshPolicy(false, 5, 10, RefreshPolicy.NEVER));
  }

  @Test
  void aNewClientHasWhatWasRecorded() {
    assertThat(RefreshPolicy.of(RefreshPolicy.standard(true)))
        .isEqualTo(new RefreshPolicy(true, 0, 2_592_000, 1_296_000));
    assertThat(RefreshPolicy.of(RefreshPolicy.standard(false)))
        .isEqualTo(new RefreshPolicy(false, 0, RefreshPolicy.NEVER, RefreshPolicy.NEVER));
  }
}
