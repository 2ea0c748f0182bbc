package dev.ostiary.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lane a route has. */
class LanesTest {
  private static final Lanes LANES = new Lanes();
  private static final Map<Lane, String> NAMES =
      LANES.all().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  @ParameterizedTest
  @CsvSource({
    "GET, /.well-known/jwks.json, none",
    "GET, /.well-known/openid-configuration, none",
    "GET, /health/ready, none",
    "GET, /metrics, none",
    "GET, /dashboard/{part1}, none",
    "GET, /assets/brand.css, none",
    "POST, /dashboard/setup, pages",
    "POST, /oauth/token, tokens",
    "GET, /userinfo, tokens",
    "GET, /ostiary/v1/me/permissions, tokens",
    "GET, /authorize, pages",
    "POST, /u/login, pages",
    "POST, /dbconnections/signup, pages",
    "GET, /api/v2/clients, management",
    "GET, /api/v2/users/{id}, management",
    "POST, /ostiary/v1/explain, management",
    "GET, /api/v2/users, bulk",
    "GET, /api/v2/logs, bulk",
    "POST, /api/v2/jobs/users-imports, bulk"
  })
  @DisplayName("DOS-04 each kind of work has a lane of its own; what is cheap has none")
  void eachKindOfWorkHasItsLane(String method, String path, String lane) {
    assertThat(LANES.of(method, path).map(NAMES::get))
        .isEqualTo(lane.equals("none") ? Optional.empty() : Optional.of(lane));
  }
}
