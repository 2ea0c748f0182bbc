package dev.ostiary.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokenClaimsTest {
  @Test
  void theClaimPermissionsDecidesAloneWhereItIsThere() {
    var claims =
        AccessTokenClaims.of(
            Map.of("permissions", List.of("read:orders"), "scope", "openid approve:orders"));
    assertThat(claims.can("read:orders")).isTrue();
    assertThat(claims.can("approve:orders")).isFalse();
    assertThat(AccessTokenClaims.of(Map.of("permissions", List.of(), "scope", "a")).can("a"))
        .isFalse();
  }

  @Test
  void withoutItTheScopesDecide() {
    var claims = AccessTokenClaims.of(Map.of("scope", "openid  read:orders"));
    assertThat(claims.permissions()).containsExactlyInAnyOrder("openid", "read:orders");
    assertThat(AccessTokenClaims.of(Map.of()).can("")).isFalse();
  }

  @Test
  void librariesThatGiveArraysAreUnderstood() {
    var claims = AccessTokenClaims.of(Map.of("permissions", new String[] {"read:orders"}));
    assertThat(claims.can("read:orders")).isTrue();
  }

  @Test
  void whatIsMissingBecomesTheChallengeOfRfc6750() {
    var claims = AccessTokenClaims.of(Map.of("scope", "read:orders"));
    claims.require("read:orders");
    assertThatThrownBy(() -> claims.require("approve:orders"))
        .isInstanceOfSatisfying(
            Forbidden.class,
            e -> {
              assertThat(e.permission()).isEqualTo("approve:orders");
              assertThat(e.challenge())
                  .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"approve:orders\"");
            });
    assertThat(new Forbidden("a\r\nb\"").challenge())
        .isEqualTo("Bearer error=\"insufficient_scope\"");
  }
}
