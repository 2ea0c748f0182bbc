package dev.ostiary.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.oauth.OAuthError;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OAuthErrorsTest {
  private static Response rendered(OAuthError error) {
    var target = new Request.Target("POST", "localhost", "/oauth/token", null);
    var request = new Request(target, Map.of(), "127.0.0.1", limit -> new byte[0]);
    return new OAuthErrors(r -> false).render(request, error).orElseThrow();
  }

  @Test
  @DisplayName("R9 an OAuth error that passes says when to come back")
  void whatPassesSaysWhenToComeBack() {
    var passing = OAuthError.of("temporarily_unavailable", 503, "The user could not be checked.");
    assertThat(rendered(passing).headers())
        .anySatisfy(
            header -> {
              assertThat(header.name()).isEqualTo("Retry-After");
              assertThat(header.value()).isEqualTo("1");
            });
    assertThat(rendered(OAuthError.invalidCode()).has("Retry-After")).isFalse();
  }
}
