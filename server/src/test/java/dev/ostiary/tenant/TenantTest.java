package dev.ostiary.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantTest {
  private static Tenant with(String settings) {
    return new Tenant("t", "id.example", "https://id.example/", Json.own(settings), 0);
  }

  @Test
  void anEmptyTenantSpeaksAsAuth0() {
    var tenant = with("{}");
    assertThat(tenant.rfcBehaviour()).isFalse();
    assertThat(tenant.skipsConsentOnLocalhost()).isFalse();
    assertThat(tenant.advertisesLogout()).isTrue();
    assertThat(tenant.defaultAudience()).isEmpty();
    assertThat(tenant.managementAudience()).isEqualTo("https://id.example/api/v2/");
    assertThat(tenant.userinfoAudience()).isEqualTo("https://id.example/userinfo");
  }

  @ParameterizedTest
  @CsvSource({
    "{},10080,4320",
    "'{\"session_lifetime\":1,\"idle_session_lifetime\":0.5}',60,30",
    "'{\"session_lifetime\":1,\"session_lifetime_in_minutes\":7}',7,4320",
    "'{\"session_lifetime\":\"x\"}',10080,4320",
    "'{\"idle_session_lifetime\":0.001}',10080,1"
  })
  void sessionsLiveAsLongAsTheSettingsSay(String settings, long absolute, long idle) {
    assertThat(with(settings).sessionMinutes()).isEqualTo(absolute);
    assertThat(with(settings).idleSessionMinutes()).isEqualTo(idle);
  }

  @Test
  void anEmptyTextIsNoSetting() {
    assertThat(with("{\"default_audience\":\"\",\"default_directory\":\"\"}").defaultAudience())
        .isEmpty();
    assertThat(with("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}").rfcBehaviour()).isTrue();
    assertThat(with("{\"ostiary\":{\"wire_behaviour\":\"RFC\"}}").rfcBehaviour()).isFalse();
  }
}
